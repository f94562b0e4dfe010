import type { Random } from '#shared/ports.ts';
import { chance, intBetween, pick, pickEarly } from '#shared/random.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Actor, Booking, World } from '../world.ts';
import type { Chosen } from './choose.ts';
import type { LocalePack } from './locales/pack.ts';
import { PatientPool } from './patientPool.ts';
import { fillPattern } from './text.ts';
import { dayMs, hourMs, minuteMs } from '#shared/time/durations.ts';

/** A booking on its way to an id: ids follow the order in which people booked. */
interface Draft {
  readonly visit: Chosen;
  readonly patient: Booking['patient'];
  readonly bookedBy: Actor;
  readonly bookedAt: EpochMs;
  readonly canceledBy: Actor | null;
  readonly canceledAt: EpochMs | null;
  readonly movedFrom: Draft | null;
}

const firstBookingId = 7_000_001;
const actors: readonly Actor[] = ['user', 'user', 'doctor', 'integration'];

/** Turns the chosen visits into bookings with patients, histories and presences, and puts them into the world. */
export function addBookings(
  random: Random,
  world: World,
  pack: LocalePack,
  visits: readonly Chosen[],
  now: EpochMs,
): void {
  const drafts = [...byCalendar(visits).values()].flatMap((own) => draftCalendar(random, pack, own, now));
  drafts.sort((left, right) => left.bookedAt - right.bookedAt || left.visit.start - right.visit.start);
  const ids = new Map(drafts.map((draft, n) => [draft, String(firstBookingId + n)]));
  for (const draft of drafts) {
    const booking = toBooking(random, world, pack, draft, ids, now);
    world.bookings.set(booking.id, booking);
  }
  for (const draft of drafts) {
    const old = draft.movedFrom === null ? undefined : world.bookings.get(ids.get(draft.movedFrom) ?? '');
    if (old !== undefined) old.movedTo = ids.get(draft) ?? null;
  }
}

function byCalendar(visits: readonly Chosen[]): Map<string, Chosen[]> {
  const groups = new Map<string, Chosen[]>();
  for (const visit of visits) {
    const own = groups.get(visit.calendar.address.id);
    if (own === undefined) groups.set(visit.calendar.address.id, [visit]);
    else own.push(visit);
  }
  return groups;
}

/** One calendar's bookings in the order of their starts: the same patients recur, and some cancelled visits were moved to a later one. */
function draftCalendar(
  random: Random,
  pack: LocalePack,
  visits: readonly Chosen[],
  now: EpochMs,
): readonly Draft[] {
  const first = visits[0];
  if (first === undefined) return [];
  const pool = new PatientPool(random, pack, first.calendar.speciality, now);
  let moving: Draft | null = null;
  return visits
    .toSorted((left, right) => left.start - right.start)
    .map((visit) => {
      const from: Draft | null =
        moving !== null && moving.visit.end <= visit.start && chance(random, 0.4) ? moving : null;
      const bookedAt = from?.canceledAt ?? drawBookedAt(random, visit.start, now);
      const canceledBy = visit.canceled ? pickEarly(random, actors) : null;
      const draft: Draft = {
        visit,
        patient: from === null ? pool.next(visit.offset) : from.patient,
        bookedBy: from?.canceledBy ?? pick(random, actors),
        bookedAt,
        canceledBy,
        canceledAt: visit.canceled
          ? drawBetween(random, bookedAt, Math.min(visit.start - hourMs, now))
          : null,
        movedFrom: from,
      };
      if (from !== null) moving = null;
      if (visit.canceled && chance(random, 0.5)) moving = draft;
      return draft;
    });
}

/** Mostly days ahead of the visit, always before now. */
function drawBookedAt(random: Random, start: EpochMs, now: EpochMs): EpochMs {
  const lead = 2 * hourMs + random() ** 2 * 30 * dayMs;
  const latest = now - 5 * minuteMs - random() * 2 * dayMs;
  return wholeSecond(Math.min(start - lead, latest));
}

function drawBetween(random: Random, from: EpochMs, to: EpochMs): EpochMs {
  return wholeSecond(from + random() * Math.max(0, to - from));
}

/** The wire has no milliseconds. */
function wholeSecond(at: EpochMs): EpochMs {
  return Math.floor(at / 1000) * 1000;
}

function toBooking(
  random: Random,
  world: World,
  pack: LocalePack,
  draft: Draft,
  ids: ReadonlyMap<Draft, string>,
  now: EpochMs,
): Booking {
  const { visit, movedFrom } = draft;
  const { address } = visit.calendar;
  const id = ids.get(draft) ?? '';
  return {
    id,
    addressId: address.id,
    status: visit.canceled ? 'canceled' : 'booked',
    start: visit.start,
    end: visit.end,
    duration: (visit.end - visit.start) / minuteMs,
    bookedBy: draft.bookedBy,
    bookedAt: draft.bookedAt,
    canceledBy: draft.canceledBy,
    canceledAt: draft.canceledAt,
    cancelReason: visit.canceled && chance(random, 0.6) ? pick(random, pack.cancelReasons) : null,
    addressServiceId: visit.service.id,
    patient: draft.patient,
    comment: chance(random, draft.bookedBy === 'user' ? 0.2 : 0.04) ? pick(random, pack.comments) : null,
    insurance: drawInsurance(random, world, address.insuranceProviders),
    presence: visit.canceled ? null : drawPresence(random, visit.end, now),
    confirmed: !visit.canceled && chance(random, confirmedShare(visit.offset)),
    originId: movedFrom === null ? null : originOf(movedFrom, ids),
    movedTo: null,
    visitPayment: address.visitPayment,
    visitPaymentStatus: address.visitPayment ? (visit.canceled ? 'refunded' : 'paid') : null,
    videocallUrl: address.onlineOnly
      ? `https://video.example.com/${fillPattern(random, '@@##-@@##-@@##')}`
      : null,
  };
}

function originOf(draft: Draft, ids: ReadonlyMap<Draft, string>): string | null {
  return draft.movedFrom === null ? (ids.get(draft) ?? null) : originOf(draft.movedFrom, ids);
}

function confirmedShare(offset: number): number {
  if (offset <= 0) return 0.75;
  return offset === 1 ? 0.5 : 0.12;
}

/** Somebody marks a visit within half an hour of its end; a few are never marked. */
function drawPresence(random: Random, end: EpochMs, now: EpochMs): Booking['presence'] {
  if (end > now - 30 * minuteMs) return null;
  const drawn = random();
  if (drawn < 0.9) return 'present';
  return drawn < 0.97 ? 'absent' : null;
}

function drawInsurance(
  random: Random,
  world: World,
  accepted: ReadonlyMap<string, readonly string[]>,
): Booking['insurance'] {
  if (accepted.size === 0 || !chance(random, 0.4)) return null;
  const [providerId, planIds] = pick(random, [...accepted]);
  const provider = world.insuranceProviders.get(providerId);
  const planId = planIds[intBetween(random, 0, planIds.length - 1)];
  const plan = provider?.plans.find(({ id }) => id === planId);
  if (provider === undefined || plan === undefined) return null;
  return { id: provider.id, name: provider.name, plan: plan.name, plan_id: plan.id };
}
