import { expect } from 'vitest';
import type { ResponseOf } from '#shared/contract/contract.ts';
import type { VisitStep } from '#shared/domain/arrival.ts';
import { shownState, type ShownState } from '#shared/domain/shownState.ts';
import { localDateOf } from '#shared/time/zone.ts';
import type { Booking } from '../../../main/practice/world.ts';
import { machine, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn, type ScreenDecision, stepOn } from '../screen.ts';
import type { BoardCard } from '#shared/contract/board.ts';

export const minute = 60_000;
export const hour = 60 * minute;

export interface AtWork extends Machine {
  readonly running: RunningDesk;
}

/** A desk in step with a clinic in which nobody has marked the visits of this morning, nor of the day before. */
export async function atWork(): Promise<AtWork> {
  // Hours pass in these tests, and looking for news every few seconds of them would take long.
  const on = machine('small', { pollMs: 60_000 });
  for (const booking of on.clinic.world.bookings.values())
    if (booking.start > on.clock.now() - 4 * 24 * hour) booking.presence = null;
  const running = await on.started();
  await on.atDesk(running).save();
  await on.imported(running);
  return { ...on, running };
}

/** What a handler answers, without the envelope. */
export async function value<T>(
  asked: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>,
): Promise<T> {
  const answer = await asked;
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

export const step = (
  { running, clock }: AtWork,
  bookingId: string,
  to: VisitStep,
): Promise<ResponseOf<'arrivals.step'>> =>
  value(stepOn(running.desk, { steps: [{ bookingId, to }] }, clock.now()));

export const decide = ({ running }: AtWork, decision: ScreenDecision): Promise<ResponseOf<'visits.decide'>> =>
  value(decideOn(running.desk, decision));

export async function card({ running }: AtWork, id: string, date: string | null = null): Promise<BoardCard> {
  const day = await value(running.desk.handlers['board.open']({ date }));
  const found = day.columns.flatMap(({ cards }) => cards).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no card ${id}`);
  return found;
}

export const stateOf = async (on: AtWork, id: string, date: string | null = null): Promise<ShownState> =>
  shownState(await card(on, id, date), on.clock.now());

/** What the clinic has been told of presence, in all. */
export function told({ clinic }: AtWork): { readonly present: number; readonly absent: number } {
  const count = (name: string): number => clinic.counts.byOperation.get(name) ?? 0;
  return { present: count('markPatientPresence'), absent: count('markPatientAbsence') };
}

export const atClinic = ({ clinic }: AtWork, id: string): Booking => {
  const found = clinic.world.bookings.get(id);
  if (found === undefined) throw new Error(`the clinic has no ${id}`);
  return found;
};

/** Visits of today that begin after some minutes, the next first. */
export function coming({ clinic, clock }: AtWork, afterMinutes = 30): Booking[] {
  const now = clock.now();
  return [...clinic.world.bookings.values()]
    .filter(
      ({ status, start }) =>
        status === 'booked' && start > now + afterMinutes * minute && start < now + 7 * hour,
    )
    .sort((a, b) => a.start - b.start);
}

export function next(on: AtWork): Booking {
  const [first] = coming(on);
  if (first === undefined) throw new Error('nobody comes today');
  return first;
}

/** Visits of today, or of a day before, that are over and that nobody has marked. */
export function over({ clinic, clock }: AtWork, count: number, day = '2026-11-23'): Booking[] {
  const some = [...clinic.world.bookings.values()]
    .filter(
      ({ status, start, end }) =>
        status === 'booked' && end <= clock.now() && localDateOf(start, 'Europe/Warsaw') === day,
    )
    .slice(0, count);
  expect(some).toHaveLength(count);
  return some;
}

/** Lets everything be sent that can be. */
export const sent = (on: AtWork): Promise<void> => on.clock.advance(90_000);
