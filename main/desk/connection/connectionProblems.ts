import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { DeskParts } from '../ports.ts';
import type { DeskStore } from '../deskStore.ts';
import type { Session } from '../session.ts';

/** For the file of a connection: all or nothing, and whatever the disk does is an answer. */
export function answered<T>(
  { problemOfThrown }: Pick<DeskParts, 'problemOfThrown'>,
  work: () => T,
): Result<T, Problem> {
  try {
    return ok(work());
  } catch (thrown) {
    return err(problemOfThrown(thrown));
  }
}

/** The rest of the file is at work, so nothing has to be set up again; what is missing has to be looked for. */
export function lossOf({ loss }: Pick<DeskStore, 'loss'>): Problem | null {
  const keptAs = loss.keptAs();
  if (keptAs === null) return null;
  return { kind: 'storeLostDecisions', until: null, params: {}, details: `store: kept as ${keptAs}` };
}

/** What the file of a clinic has lost, or that of its seat, one after the other. */
export function lossOfSession({ store, seat }: Pick<Session, 'store' | 'seat'>): Problem | null {
  const keptAs = seat.loss.keptAs();
  const ofSeat: Problem | null =
    keptAs === null
      ? null
      : { kind: 'seatLost', until: null, params: {}, details: `seat: kept as ${keptAs}` };
  return lossOf(store) ?? ofSeat;
}

/** Somebody has read what {@link lossOfSession} says. */
export function lossSeen({ store, seat }: Pick<Session, 'store' | 'seat'>): void {
  if (store.loss.keptAs() === null) seat.loss.seen();
  else store.loss.seen();
}

/** Also the clinic that the desk was set up for is in the damaged file, so that it must be set up again. */
export const damaged: Problem = {
  kind: 'storeUnreadable',
  until: null,
  params: {},
  details: 'store: set aside',
};

export const notConnected: Problem = {
  kind: 'notConnected',
  until: null,
  params: {},
  details: 'the desk is not connected',
};

export const noSuchZone: Problem = {
  kind: 'bug',
  until: null,
  params: {},
  details: 'the clinic has no such facility, or the country no such zone',
};

export const notPractising: Problem = {
  kind: 'notConnected',
  until: null,
  params: {},
  details: 'the desk is not on a practice clinic',
};

export const practising: Problem = {
  kind: 'notConnected',
  until: null,
  params: {},
  details: 'the desk is on a practice clinic of its own, which is there alone',
};

export const otherClinic: Problem = {
  kind: 'otherClinic',
  until: null,
  params: {},
  details: 'getFacilities: none of the facilities that this desk holds',
};
