import { z } from 'zod';
import type { HistoryEntry, VisitDetails } from '#shared/contract/visits.ts';
import type { Booking } from '#shared/domain/booking.ts';
import { asIntentId, type BookingId } from '#shared/domain/ids.ts';
import { toldOfVisit } from '#shared/domain/kinds/decisionKinds.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { fromMarketplace } from '../news/fromMarketplace.ts';
import { timesOfMove } from './movedVisits.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { DeskStore } from '../deskStore.ts';

/** What happened to a visit, under all ids that it has had: here by the audit, elsewhere as far as the vendor tells. */
export interface VisitHistory {
  /** Oldest first. */
  readonly entries: VisitDetails['history'];
  /** Who made the visit, and when: of a moved one the vendor's copy says who moved it. */
  readonly booked: Pick<VisitDetails, 'bookedBy' | 'bookedAt'>;
}

export function historyOf(store: DeskStore, visit: Booking): VisitHistory {
  const ofVisit = store.audit.ofBooking(visit.id);
  const ids = idsOf(visit.id, ofVisit);
  const madeHere = ids.map(asIntentId).filter((id) => store.intents.decided(id) !== null);
  const told = [...ofVisit, ...store.audit.ofIntents(madeHere)].sort((a, b) => a.at - b.at);
  // The vendor tells the desk's own moves too.
  const own = new Set(ofVisit.filter(({ kind }) => kind === 'booking.renumbered').map(pairOf));
  const entries = told
    .filter((deed) => deed.kind !== 'booking.moved' || !own.has(pairOf(deed)))
    .map((deed) => entryOf(store, deed));
  const before = entries.some(({ moved }) => moved !== null) ? null : movedFrom(store, visit);
  const first = before ?? firstOf(store, visit, ids.slice(0, ids.length - madeHere.length));
  return {
    entries: before === null ? entries : [movedEntry(before, visit), ...entries],
    booked: { bookedBy: fromMarketplace(first?.bookedBy ?? null), bookedAt: first?.bookedAt ?? null },
  };
}

/** The ids of a visit, the newest first; that of the intent that made it here is the last. */
function idsOf(newest: BookingId, deeds: readonly AuditEntry[]): readonly BookingId[] {
  const ids = [newest];
  for (let id: BookingId | null = newest; id !== null;) {
    const now: BookingId = id;
    const before: BookingId | null =
      deeds.find(({ bookingId, previousBookingId }) => bookingId === now && previousBookingId !== null)
        ?.previousBookingId ?? null;
    id = before === null || ids.includes(before) ? null : before;
    if (id !== null) ids.push(id);
  }
  return ids;
}

/** The booking that a patient or the clinic made first; `null`: the vendor does not list it any more. */
function firstOf(store: DeskStore, visit: Booking, ids: readonly BookingId[]): Booking | null {
  const first = ids.at(-1) ?? visit.id;
  return first === visit.id ? visit : store.bookings.get(first);
}

const pairOf = ({ bookingId, previousBookingId }: AuditEntry): string => `${previousBookingId} ${bookingId}`;

const detailOf = z.object({ seen: z.object({ start: z.number() }).nullable().catch(null) });

function entryOf(store: DeskStore, deed: AuditEntry): HistoryEntry {
  const { at, staff, kind, bookingId } = deed;
  const plain = { at, staff, kind, moved: null, reason: null };
  if (kind === 'booking.moved') {
    const times = timesOfMove(deed);
    const by = bookingId === null ? null : (store.bookings.get(bookingId)?.bookedBy ?? null);
    return { ...plain, moved: times && { ...times, doctorName: null, by: fromMarketplace(by) } };
  }
  const action = deed.intentId === null ? null : store.intents.decided(deed.intentId);
  // What came of it later is of the same intent, and says nothing more.
  if (action === null || kind !== `intent.${action.kind}`) return plain;
  const { reason, to } = toldOfVisit(action);
  if (to === null) return { ...plain, reason };
  const { start, calendar } = to;
  const from = deed.intentId === null ? null : store.intents.get(deed.intentId)?.calendar.addressId;
  const elsewhere = from !== undefined && from !== null && from !== calendar.addressId;
  return {
    ...plain,
    moved: {
      from: seenIn(deed),
      to: start,
      doctorName: elsewhere ? doctorNameOf(store, store.catalogue.address(calendar.addressId)) : null,
      by: null,
    },
  };
}

function seenIn({ detail }: AuditEntry): number | null {
  try {
    return detailOf.parse(JSON.parse(detail)).seen?.start ?? null;
  } catch {
    return null;
  }
}

/**
 * The visit that this one was, where only the vendor's copy says so. Which of its two ids is the earlier one is not to be
 * believed (API.md §7): it is the one that was given up before this was made.
 */
function movedFrom(store: DeskStore, visit: Booking): Booking | null {
  const others = [visit.moving?.originId ?? null, visit.moving?.newestId ?? null];
  for (const id of others) {
    const other = id === null || id === visit.id ? null : store.bookings.get(id);
    if (other === null || other.status !== 'canceled') continue;
    if (other.bookedAt === null || visit.bookedAt === null || other.bookedAt <= visit.bookedAt) return other;
  }
  return null;
}

const movedEntry = (from: Booking, visit: Booking): HistoryEntry => ({
  at: visit.bookedAt ?? from.canceledAt ?? visit.start,
  staff: '',
  kind: 'booking.moved',
  moved: { from: from.start, to: visit.start, doctorName: null, by: fromMarketplace(visit.bookedBy) },
  reason: null,
});
