import { toldOfVisit } from '#shared/domain/kinds/decisionKinds.ts';
import type { StepLeft, StepsTaken, StepWanted, TakenStep } from '#shared/contract/arrivals.ts';
import type { ResponseOf } from '#shared/contract/contract.ts';
import {
  presenceOf,
  presenceToTell,
  standing,
  stepBack,
  stepTo,
  type PresenceSaid,
  type StepTaken,
  type VisitShown,
  type VisitStep,
} from '#shared/domain/arrival.ts';
import type { Presence } from '#shared/domain/booking.ts';
import { asBookingId, type BookingId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { shownState, stepOfState } from '#shared/domain/shownState.ts';
import type { Session } from '../session.ts';
import type { NotTried } from '../sessionAccess.ts';
import { shownVisit, statusOf } from '../board/shownVisits.ts';
import { zoneOfVisit } from '../calendars/zones.ts';
import type { EpochMs } from '#shared/time/zone.ts';

/** So many are written in one transaction, which takes some milliseconds; an evening is settled in several. */
const stepsAtOnce = 10;

/** Many steps are taken in parts, each clinic's by itself, each part in a transaction of its own. */
export const inParts = <Step extends { readonly bookingId: string }>(wanted: readonly Step[]) => ({
  wanted,
  idOf: ({ bookingId }: Step): string => bookingId,
  atOnce: stepsAtOnce,
});

type PartTaken = Pick<StepsTaken, 'taken' | 'left' | 'remains'>;
type PartUndone = Pick<ResponseOf<'arrivals.undo'>, 'undone' | 'told' | 'left'>;

/** What became of all of them. @param rest those that were not tried, and why */
export function stepsTakenOf(
  parts: readonly PartTaken[],
  heldUntil: EpochMs,
  rest: NotTried<StepWanted> | null,
): StepsTaken {
  return {
    taken: parts.flatMap(({ taken }) => taken),
    left: parts.flatMap(({ left }) => left),
    remains: parts.flatMap(({ remains }) => remains),
    heldUntil,
    stopped: rest && {
      problem: rest.problem,
      bookingIds: rest.wanted.map(({ bookingId }) => bookingId),
    },
  };
}

/**
 * Takes steps of patients, each of another visit: the arrivals, the presence intents that follow from them, and the audit of
 * both, in one transaction. A visit that is not as it was seen is left, and told of with what is true of it.
 * @param at what is pressed together is of one instant, and one decision to take back
 */
export function takePart(
  session: Session,
  steps: readonly StepWanted[],
  at: EpochMs,
  staff: string,
): PartTaken {
  const { store } = session;
  const touched: VisitShown[] = [];
  const answer = store.transaction(() => {
    const taken: { bookingId: string; since: number }[] = [];
    const left: StepLeft[] = [];
    const remains: { bookingId: string; presence: Presence }[] = [];
    for (const { bookingId, seen, to } of steps) {
      const visit = currentVisit(session, bookingId);
      const is = notAsSeen(visit, seen, at);
      if (visit === null || is !== null) {
        left.push({ bookingId, is: is ?? 'gone' });
        continue;
      }
      const said = takeStep(session, visit, to, at, staff);
      taken.push({ bookingId: visit.id, since: at });
      const stays = to === 'expected' ? standing(said) : null;
      if (stays !== null) remains.push({ bookingId: visit.id, presence: stays });
      touched.push(visit);
    }
    return { taken, left, remains };
  });
  for (const { addressId } of touched) session.visitTouched(addressId);
  return answer;
}

/** The screen counts the time by whole minutes, and may draw a minute a moment late. Milliseconds. */
const screenLag = 90_000;

/** What is true of a visit that does not stand as it was seen; `null`: it does. Time alone may have taken it on since it was drawn. */
function notAsSeen(visit: VisitShown | null, seen: StepWanted['seen'], at: number): StepLeft['is'] | null {
  if (visit === null) return 'gone';
  if (visit.status === 'canceled') return 'cancelled';
  if (visit.start !== seen.start) return 'moved';
  const is = stepOf(visit, at);
  return is === seen.step || stepOf(visit, at - screenLag) === seen.step ? null : is;
}

function takeStep(
  session: Session,
  visit: VisitShown,
  to: VisitStep,
  at: number,
  staff: string,
): PresenceSaid {
  const before = visit.arrival;
  const said = presenceSaid(session, visit.id);
  enqueuePresence(session, visit, presenceToTell(stepOf(visit, at), to, said), staff);
  write(session, visit, stepTo(before, to, at, said), before, at, staff);
  return said;
}

/** What became of all of them. @param wanted how many @param rest those that were not tried, and why */
export function stepsUndoneOf(
  wanted: number,
  parts: readonly PartUndone[],
  rest: NotTried<TakenStep> | null,
): ResponseOf<'arrivals.undo'> {
  const undone = parts.reduce((sum, part) => sum + part.undone, 0);
  return {
    undone,
    told: parts.reduce((sum, part) => sum + part.told, 0),
    left: wanted - undone,
    stopped: rest?.problem ?? null,
  };
}

/** Takes back steps that are still the last ones of their visits, with what followed from them. */
export function undoPart(
  session: Session,
  steps: readonly TakenStep[],
  at: EpochMs,
  staff: string,
): PartUndone {
  const { store } = session;
  const touched: VisitShown[] = [];
  const answer = store.transaction(() => {
    let told = 0;
    for (const { bookingId, since } of steps) {
      const visit = currentVisit(session, bookingId);
      const last = visit === null ? null : store.arrivals.get(visit.id);
      if (visit === null || last?.since !== since) continue;
      const { step: back } = last.previous ?? { step: 'expected' };
      enqueuePresence(
        session,
        visit,
        presenceToTell(last.step, back, presenceSaid(session, visit.id)),
        staff,
      );
      const after = stepBack(last, at, presenceSaid(session, visit.id));
      if (after?.step === 'expected' && after.toldBefore !== null) told += 1;
      write(session, visit, after, null, at, staff);
      touched.push(visit);
    }
    return { undone: touched.length, told, left: steps.length - touched.length };
  });
  for (const { addressId } of touched) session.visitTouched(addressId);
  return answer;
}

/**
 * After something else was decided or undone: the presence on its way is again what the arrival asks for. A move takes back a
 * mark of presence for the old time (the vendor would refuse it), and the patient is still there.
 */
export function presenceFollows(session: Session, bookingId: BookingId, staff: string): void {
  const visit = currentVisit(session, bookingId);
  const arrival = visit?.arrival ?? null;
  if (visit === null || arrival === null || visit.status === 'canceled') return;
  const { step } = arrival;
  enqueuePresence(session, visit, presenceToTell(step, step, presenceSaid(session, visit.id)), staff);
}

/** After a mark of presence was decided or undone by itself: the arrival is again one that goes with it. */
export function arrivalFollows(session: Session, bookingId: BookingId, staff: string): void {
  const { store } = session;
  const visit = currentVisit(session, bookingId);
  const last = visit === null ? null : store.arrivals.get(visit.id);
  if (visit === null) return;
  const said = presenceSaid(session, visit.id);
  const presence = said.unsent ?? standing(said);
  if (presence === presenceOf(last?.step ?? 'expected')) return;
  const at = session.now();
  const back = last?.previous ?? null;
  if (presenceOf(back?.step ?? 'expected') === presence) write(session, visit, back, null, at, staff);
  else if (presence !== null)
    write(
      session,
      visit,
      stepTo(back, presence === 'absent' ? 'noShow' : 'arrived', at, said),
      back,
      at,
      staff,
    );
}

function write(
  session: Session,
  visit: VisitShown,
  step: StepTaken | null,
  previous: StepTaken | null,
  at: number,
  staff: string,
): void {
  const { store } = session;
  const note = {
    at,
    staff,
    addressId: visit.addressId,
    detail: JSON.stringify({ from: visit.arrival?.step ?? null, to: step?.step ?? null }),
  };
  if (step === null) {
    store.arrivals.forget(visit.id, note);
    return;
  }
  const { arrivedAt, since, toldBefore } = step;
  store.arrivals.put(
    {
      step: step.step,
      arrivedAt,
      since,
      toldBefore,
      bookingId: visit.id,
      visitStart: visit.start,
      staff,
      previous: previous && plain(previous),
    },
    note,
  );
}

const plain = ({ step, arrivedAt, since, toldBefore }: StepTaken): StepTaken => ({
  step,
  arrivedAt,
  since,
  toldBefore,
});

function enqueuePresence(
  { sync }: Session,
  visit: VisitShown,
  what: Presence | 'withdraw' | null,
  staff: string,
): void {
  if (what === null) return;
  if (what !== 'withdraw') {
    const action = { kind: 'presence', bookingId: visit.id, presence: what } as const;
    sync.decisions.decide({ action, calendar: null, staff });
    return;
  }
  sync.decisions.withdraw('presence', { kind: 'visit', id: visit.id }, staff);
}

/** Whether the vendor would still know of a visit's last step after that was undone. */
export function remainsTold(session: Session, id: BookingId): boolean {
  const last = session.store.arrivals.get(id);
  if (last === null) return false;
  const after = stepBack(last, session.now(), presenceSaid(session, id));
  return after?.step === 'expected' && after.toldBefore !== null;
}

/** What has been said of a visit's presence so far. */
function presenceSaid({ store }: Session, id: BookingId): PresenceSaid {
  const intents = store.intents.ofVisit(id);
  const last = (...states: Intent['state'][]): Presence | null =>
    intents
      .filter(({ state }) => states.includes(state))
      .flatMap(({ action }) => toldOfVisit(action).presence ?? [])
      .at(-1) ?? null;
  return {
    told: store.bookings.get(id)?.presence ?? null,
    onTheWay: last('sending', 'unknown'),
    unsent: last('held', 'queued'),
    refused: last('refused'),
  };
}

/** The visit of an id that the screen knows; it may have got another one meanwhile. */
export function currentVisit(session: Session, rawId: string): VisitShown | null {
  const seen = new Set<string>();
  let found: VisitShown | null = null;
  for (let id: string | null = rawId; id !== null && !seen.has(id);) {
    seen.add(id);
    const visit = shownVisit(session.store, zoneOfVisit(session, asBookingId(id)), asBookingId(id));
    if (visit !== null && visit.status !== 'canceled') return visit;
    found = visit ?? found;
    id = session.store.audit.renumberedTo(asBookingId(id));
  }
  return found;
}

const stepOf = (visit: VisitShown, at: number): VisitStep =>
  stepOfState(shownState({ ...visit, status: statusOf(visit), confirmed: visit.confirmed === true }, at));
