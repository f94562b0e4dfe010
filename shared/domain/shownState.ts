import type { Presence } from './booking.ts';
import type { VisitStep } from './arrival.ts';
import type { EpochMs } from '../time/zone.ts';
import { minuteMs } from '../time/durations.ts';

/** How a visit stands, as a receptionist sees it: each has one fill and one mark in the design language. */
export type ShownState =
  'expected' | 'confirmed' | 'arrived' | 'withDoctor' | 'done' | 'noShow' | 'cancelled';

/** What the state depends on; a board card has it, and so has a booking with its presence. */
export interface StateSource {
  /** The end of the visit. */
  readonly end: EpochMs;
  readonly status: 'booked' | 'canceled' | 'unknown';
  readonly confirmed: boolean;
  readonly presence: Presence | null;
  /** What this desk knows, where it counts. */
  readonly arrival: { readonly step: VisitStep } | null;
}

/** Nobody waits, or is with the doctor, for so long after the end of a visit: the last step was forgotten. Milliseconds. */
const forgottenAfter = 6 * 60 * minuteMs;

/**
 * The state of a visit at an instant. Cancelled beats all, then comes what this desk knows of the patient. Where only presence
 * is known, a patient who is there counts as arrived until the visit's end and as done from then on. A status that this
 * version does not know is treated as booked, so that a visit never vanishes from the board for a word.
 */
export function shownState(visit: StateSource, now: EpochMs): ShownState {
  if (visit.status === 'canceled') return 'cancelled';
  const step = visit.arrival?.step;
  if (step === 'arrived' || step === 'withDoctor') return now >= visit.end + forgottenAfter ? 'done' : step;
  if (step === 'done' || step === 'noShow') return step;
  if (step === undefined && visit.presence === 'absent') return 'noShow';
  if (step === undefined && visit.presence === 'present') return now >= visit.end ? 'done' : 'arrived';
  return visit.confirmed ? 'confirmed' : 'expected';
}

/** The step that a state stands for. */
export function stepOfState(state: ShownState): VisitStep {
  return state === 'confirmed' || state === 'cancelled' ? 'expected' : state;
}

/**
 * What one key or one press does next; `null`: nothing comes after. Of a day that is over only the end is of interest.
 * A patient who came after all has arrived.
 */
export function nextStep(state: ShownState, dayIsOver: boolean): VisitStep | null {
  switch (state) {
    case 'expected':
    case 'confirmed':
    case 'noShow':
      return dayIsOver ? 'done' : 'arrived';
    case 'arrived':
      return dayIsOver ? 'done' : 'withDoctor';
    case 'withDoctor':
      return 'done';
    case 'done':
    case 'cancelled':
      return null;
  }
}

/** One step back; `null`: nothing to go back from. Who did not come, and whose end was told on another day, are expected again. */
export function stepBefore(state: ShownState, dayIsOver: boolean): VisitStep | null {
  switch (state) {
    case 'done':
      return dayIsOver ? 'expected' : 'withDoctor';
    case 'withDoctor':
      return 'arrived';
    case 'arrived':
    case 'noShow':
      return 'expected';
    case 'expected':
    case 'confirmed':
    case 'cancelled':
      return null;
  }
}

/** A visit that is over, and of which nobody has said whether it took place: the clinic is charged by it. */
export function isUnsettled(visit: StateSource, now: EpochMs): boolean {
  if (visit.status === 'canceled' || visit.end > now) return false;
  return visit.presence === null || visit.arrival?.step === 'expected';
}
