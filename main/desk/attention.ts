import type { AttentionItem, OutboxView } from '#shared/contract/visits.ts';
import type { Booking, Patient } from '#shared/domain/booking.ts';
import { asIntentId, type BookingId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { DeskStore } from './ports.ts';
import type { Session } from './session.ts';
import { statusOf } from './shownVisits.ts';
import { doctorNameOf } from './doctorNames.ts';
import { fromMarketplace } from './fromMarketplace.ts';

/** What is on its way, and what needs a person, with both sides of it. */
export function outboxView({ store, view }: Pick<Session, 'store' | 'view'>): OutboxView {
  const open = store.intents.allOpen();
  const waiting = open.filter(({ state }) => state !== 'refused');
  return {
    waiting: waiting.length,
    oldestAt: waiting.reduce<number | null>(
      (least, { createdAt }) => Math.min(least ?? createdAt, createdAt),
      null,
    ),
    attention: open
      .filter(({ state }) => state === 'refused')
      .map((intent) => itemOf(store, view.timeZone, intent)),
  };
}

function itemOf(store: DeskStore, timeZone: string, intent: Intent): AttentionItem {
  const { action, seen, refusal } = intent;
  const copy = action.kind === 'book' ? null : store.bookings.get(action.bookingId);
  const target = action.kind === 'move' ? action.to.calendar.addressId : intent.calendar.addressId;
  const address = store.catalogue.address(target);
  return {
    intentId: intent.id,
    bookingId: action.kind === 'book' ? null : action.bookingId,
    kind: action.kind,
    reason: refusal?.reason ?? 'vendorRefused',
    message: refusal?.message ?? '',
    decidedAt: intent.createdAt,
    staff: intent.staff,
    patient: patientOf(intent, copy?.patient ?? null),
    doctorName: doctorNameOf(store, address),
    addressId: target,
    entered: enteredFor(action),
    timeZone,
    seen: seen && { start: seen.start, end: seen.end },
    wanted: wantedOf(intent),
    now: copy === null ? null : nowOf(store, copy, refusal?.movedTo ?? null),
    steps: stepsOf(intent, copy),
  };
}

function enteredFor(action: Intent['action']): AttentionItem['entered'] {
  if (action.kind !== 'book') return null;
  const { addressServiceId, patient, comment } = action;
  const { name, surname, phone, email, birthDate, nin, gender } = patient;
  return { addressServiceId, patient: { name, surname, phone, email, birthDate, nin, gender }, comment };
}

function patientOf({ action }: Intent, patient: Patient | null): AttentionItem['patient'] {
  if (action.kind === 'book') {
    return { name: action.patient.name, surname: action.patient.surname ?? '', phone: action.patient.phone };
  }
  return patient && { name: patient.name, surname: patient.surname, phone: patient.phone };
}

function wantedOf({ action, seen }: Intent): AttentionItem['wanted'] {
  switch (action.kind) {
    case 'book':
      return { start: action.start, presence: null };
    case 'move':
      return { start: action.to.start, presence: null };
    case 'presence':
      return { start: seen?.start ?? 0, presence: action.presence };
    case 'confirm':
    case 'cancel':
      return null;
  }
}

/** A visit that was moved away is told with the time that it has now, if the desk has read that one too. */
function nowOf(store: DeskStore, copy: Booking, movedTo: BookingId | null): AttentionItem['now'] {
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

function stepsOf({ action }: Intent, copy: Booking | null): AttentionItem['steps'] {
  const exists = copy?.status === 'booked';
  switch (action.kind) {
    case 'book':
      return ['chooseTime', 'callPatient', 'drop'];
    case 'move':
      return exists ? ['chooseTime', 'callPatient', 'drop'] : ['callPatient', 'drop'];
    case 'cancel':
    case 'confirm':
    case 'presence':
      return exists ? ['again', 'callPatient', 'drop'] : ['callPatient', 'drop'];
  }
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
  return store.transaction(() => {
    if (step === 'again') {
      const calendar = intent.action.kind === 'book' ? intent.calendar : null;
      // First, since an item whose step cannot be taken must stay.
      if (!sync.decisions.decide({ action: intent.action, calendar, staff }).ok) return 'gone';
    }
    return sync.decisions.dismiss(id, staff) ? 'done' : 'gone';
  });
}
