import type { EpochMs } from '#shared/time/zone.ts';

/** How long what becomes of a decision may take, with its being taken back. Milliseconds. */
const ownFor = 15_000;

const decided = new Map<string, EpochMs>();

/** A visit was decided about at this desk: who did it has been told already. */
export function rememberDecided(bookingId: string): void {
  const now = Date.now();
  for (const [id, at] of decided) if (now - at >= ownFor) decided.delete(id);
  decided.set(bookingId, now);
}

/** True where a visit has changed because somebody here has just decided so. */
export const isDecidedHere = (bookingId: string): boolean =>
  Date.now() - (decided.get(bookingId) ?? -Infinity) < ownFor;
