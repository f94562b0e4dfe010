import type { Booking } from '#shared/domain/booking.ts';
import { asIntentId, type BookingId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { isBooking } from '#shared/domain/kinds/book.ts';
import { targetOf } from '#shared/domain/kinds/decisionKind.ts';
import { visitKindOf, visitOf } from '#shared/domain/kinds/decisionKinds.ts';
import type { Session, WholeDesk } from '../session.ts';
import { statusOf } from '../board/shownVisits.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { fromMarketplace } from '../news/fromMarketplace.ts';
import { copyOf, dueAtOf, patientOf } from '../visits/intentFacts.ts';
import { deskKindOf } from '../visits/kinds/deskKinds.ts';
import { saidZoneAt, zoneAt } from '../calendars/zones.ts';
import type { AttentionItem, OutboxView } from '#shared/contract/attention.ts';
import type { DeskReads } from '../deskReads.ts';

/** Where no clinic is at work. */
export const noOutbox: OutboxView = { waiting: 0, firstDueAt: null, attention: [] };

/** What is on its way, and what needs a person, with both sides of it. */
export function outboxView(desk: Pick<WholeDesk, 'store' | 'view'>): OutboxView {
  const { store } = desk;
  const open = store.intents.allOpen();
  const waiting = open.filter(({ state }) => state !== 'refused');
  const first = waiting.reduce<Intent | null>(
    (least, intent) => (least === null || dueAtOf(intent) < dueAtOf(least) ? intent : least),
    null,
  );
  return {
    waiting: waiting.length,
    firstDueAt: first === null ? null : dueAtOf(first),
    ...(first !== null && saidZoneAt(desk, targetOf(visitKindOf(first.action), first).addressId)),
    attention: open.filter(({ state }) => state === 'refused').map((intent) => itemOf(desk, intent)),
  };
}

function itemOf(desk: Pick<WholeDesk, 'store' | 'view'>, intent: Intent): AttentionItem {
  const { store } = desk;
  const { action, seen, refusal } = intent;
  const kind = deskKindOf(action);
  const copy = copyOf(store, intent);
  const target = targetOf(visitKindOf(action), intent).addressId;
  const address = store.catalogue.address(target);
  return {
    intentId: intent.id,
    bookingId: isBooking(intent) ? null : visitOf(intent),
    kind: action.kind,
    reason: refusal?.reason ?? 'vendorRefused',
    message: refusal?.message ?? '',
    decidedAt: intent.createdAt,
    staff: intent.staff,
    patient: patientOf(intent, copy?.patient ?? null),
    doctorName: doctorNameOf(store, address),
    addressId: target,
    entered: kind.entered(action),
    timeZone: zoneAt(desk, target),
    seen: seen && { start: seen.start, end: seen.end },
    wanted: kind.wanted(intent),
    now: copy === null ? null : nowOf(store, copy, refusal?.movedTo ?? null),
    steps: kind.nextSteps(copy?.status === 'booked'),
  };
}

/** A visit that was moved away is told with the time that it has now, if the desk has read that one too. */
function nowOf(store: DeskReads, copy: Booking, movedTo: BookingId | null): AttentionItem['now'] {
  const newestId = movedTo ?? copy.moving?.newestId ?? null;
  const newest = newestId === null || newestId === copy.id ? null : store.bookings.get(newestId);
  if (newest !== null) {
    return {
      id: newest.id,
      status: 'moved',
      start: newest.start,
      presence: newest.presence,
      by: fromMarketplace(newest.bookedBy),
      at: newest.bookedAt,
    };
  }
  return {
    id: copy.id,
    status: statusOf(copy),
    start: copy.start,
    presence: copy.presence,
    by: fromMarketplace(copy.canceledBy),
    at: copy.canceledAt,
  };
}

/** Does what a person chose about an item. `again` is a new decision on what is true now. */
export function resolveAttention(
  { store, sync }: Session,
  intentId: string,
  step: 'again' | 'drop',
  staff: string,
): 'done' | 'gone' {
  const id = asIntentId(intentId);
  const intent = store.intents.get(id);
  if (intent?.state !== 'refused') return 'gone';
  const { action, calendar } = intent;
  return store.transaction(() => {
    if (step === 'again') {
      // First, since an item whose step cannot be taken must stay.
      if (!sync.decisions.decide({ action, calendar, staff }).ok) return 'gone';
    }
    return sync.decisions.dismiss(id, staff) ? 'done' : 'gone';
  });
}
