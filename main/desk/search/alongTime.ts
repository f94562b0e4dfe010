import type { PatientQuery } from '#shared/domain/patientQuery.ts';
import type { EpochMs, Window } from '#shared/time/zone.ts';
import type { Steps } from '../steps.ts';
import type { DeskStore, PatientVisit } from '../deskStore.ts';

const dayMs = 86_400_000;
const firstSpan = dayMs / 2;
/** A hospital's visits of so long are looked through in some milliseconds. */
const longestSpan = 4 * dayMs;
/** More are not read in one step. */
const mostInStep = 500;

/**
 * Visits of whoever is looked for, along time from now: those to come, the next first, or those that are over or cancelled, the
 * latest first. A step for each span, so that a name that is seldom there keeps nobody waiting.
 * @param take is given what was found in a step; false: it has enough
 */
export function* alongTime(
  store: Pick<DeskStore, 'bookings'>,
  query: PatientQuery,
  { which, now }: { readonly which: 'coming' | 'over'; readonly now: EpochMs },
  take: (visits: readonly PatientVisit[]) => boolean,
): Steps<void> {
  const { bookings } = store;
  const all = bookings.patientSpan();
  if (all === null) return;
  const from = which === 'coming' ? Math.max(all.from, bookings.firstRunning(now)) : all.from;
  let rest: Window = { from, to: all.to };
  for (let length = firstSpan, most = mostInStep; rest.from < rest.to;) {
    const window =
      which === 'coming'
        ? { from: rest.from, to: Math.min(rest.from + length, rest.to) }
        : { from: Math.max(rest.to - length, rest.from), to: rest.to };
    const found = bookings.patientVisits(query, { which, now, window }, most);
    const last = found.at(-1)?.start;
    if (found.length < most || last === undefined) {
      if (!take(found)) return;
      rest = which === 'coming' ? { from: window.to, to: rest.to } : { from: rest.from, to: window.from };
      length = Math.min(2 * length, longestSpan);
    } else {
      // Of those that begin with the last one some may be missing.
      const whole = found.filter(({ start }) => start !== last);
      if (!take(whole)) return;
      if (whole.length === 0) most *= 2;
      rest = which === 'coming' ? { from: last, to: rest.to } : { from: rest.from, to: last + 1 };
    }
    yield;
  }
}
