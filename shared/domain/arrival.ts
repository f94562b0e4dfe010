import type { EpochMs } from '../time/zone.ts';
import type { Presence } from './booking.ts';
import type { BookingId } from './ids.ts';
import type { ShownBooking } from './shownBooking.ts';

/** How far a patient has come, as the desk knows it. */
export const visitSteps = ['expected', 'arrived', 'withDoctor', 'done', 'noShow'] as const;
export type VisitStep = (typeof visitSteps)[number];

/** A step and when it was taken. */
export interface StepTaken {
  readonly step: VisitStep;
  /** When the patient came; `null` where nobody said. */
  readonly arrivedAt: EpochMs | null;
  /** When this step was taken. */
  readonly since: EpochMs;
  /**
   * What the vendor knew by then. It cannot be asked to forget. For a patient who is expected again, the desk's own word
   * counts as long as the vendor says just that.
   */
  readonly toldBefore: Presence | null;
}

/** What the desk knows of one visit's patient: its own fact, which the vendor has no place for. */
export interface Arrival extends StepTaken {
  readonly bookingId: BookingId;
  /** The visit's start when the step was taken: on another day nobody has arrived. */
  readonly visitStart: EpochMs;
  /** Initials of whoever took the step. */
  readonly staff: string;
  /** What undoing comes back to; `null`: nothing was known. */
  readonly previous: StepTaken | null;
}

/** A booking as it is shown, with the arrival that counts now; `null`: only the vendor's presence, if any, is known. */
export type VisitShown = ShownBooking & { readonly arrival: StepTaken | null };

/**
 * Lays the arrivals beside the fold: the one place that says which of the two counts. An arrival counts on the day of its
 * visit, and until the vendor's own presence (marked elsewhere, or by another desk) says something else.
 * @param sameDay whether two instants are on one day at the clinic
 */
export function layArrivals(
  shown: readonly ShownBooking[],
  arrivals: ReadonlyMap<string, Arrival>,
  sameDay: (a: EpochMs, b: EpochMs) => boolean,
): VisitShown[] {
  return shown.map((booking) => {
    // A booking whose answer is not here yet, but which a sweep has seen, stands in the arrivals under its intent's id.
    const arrival =
      arrivals.size === 0
        ? undefined
        : [booking.id, ...booking.pending].map((id) => arrivals.get(id)).find(Boolean);
    if (arrival === undefined || !counts(arrival, booking.presence)) return { ...booking, arrival: null };
    const today = arrival.visitStart === booking.start || sameDay(arrival.visitStart, booking.start);
    return { ...booking, arrival: today ? arrival : null };
  });
}

function counts({ step, toldBefore }: StepTaken, presence: Presence | null): boolean {
  if (presence === null) return true;
  return step === 'expected' ? presence === toldBefore : presence === presenceOf(step);
}

/** What the vendor should know of a visit at a step; `null`: nothing. */
export function presenceOf(step: VisitStep): Presence | null {
  if (step === 'expected') return null;
  return step === 'noShow' ? 'absent' : 'present';
}

/** What has been said of a visit's presence so far. */
export interface PresenceSaid {
  /** The vendor's copy. */
  readonly told: Presence | null;
  /** Sent, its answer not here yet. */
  readonly onTheWay: Presence | null;
  /** Decided and not sent. */
  readonly unsent: Presence | null;
  /** Waits for a person, because the vendor said no. */
  readonly refused: Presence | null;
}

/** What the vendor knows, or will know whatever is taken back now. */
export const standing = ({ told, onTheWay }: PresenceSaid): Presence | null => onTheWay ?? told;

/**
 * Which presence intent a step decides (design §4). Opposites that have not been sent cancel out in `supersede.ts`; here
 * nothing is said twice: not what is on its way or known, and not what a person has to look at before it can be said again.
 * @param from the step that was shown before
 */
export function presenceToTell(
  from: VisitStep,
  to: VisitStep,
  said: PresenceSaid,
): Presence | 'withdraw' | null {
  const wish = presenceOf(to);
  if (wish === null) return said.unsent === null ? null : 'withdraw';
  if (wish === (said.unsent ?? standing(said))) return null;
  return wish === said.refused && wish === presenceOf(from) ? null : wish;
}

/** A step taken now, from what was known before. Who steps back from the doctor has waited since they came. */
export function stepTo(before: StepTaken | null, to: VisitStep, at: EpochMs, said: PresenceSaid): StepTaken {
  const came = before?.arrivedAt ?? null;
  const taken = { step: to, since: at, toldBefore: standing(said) };
  switch (to) {
    case 'arrived':
      return { ...taken, arrivedAt: came ?? at };
    case 'withDoctor':
    case 'done':
      return { ...taken, arrivedAt: came };
    case 'noShow':
    case 'expected':
      return { ...taken, arrivedAt: null };
  }
}

/**
 * The step after undoing the last one: the one before, or, where the vendor has been told already of what is undone, a patient
 * who is expected although the vendor says otherwise. `null`: nothing is known again.
 * @param said after what has not been sent was taken back
 */
export function stepBack(undone: Arrival, at: EpochMs, said: PresenceSaid): StepTaken | null {
  const { previous } = undone;
  if (previous !== null && previous.step !== 'expected') return previous;
  const told = standing(said);
  const isOurs = told !== undone.toldBefore && told === presenceOf(undone.step);
  return isOurs ? stepTo(null, 'expected', at, said) : previous;
}
