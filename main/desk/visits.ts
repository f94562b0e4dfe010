import type { ResponseOf } from '#shared/contract/contract.ts';
import type { VisitDecision, VisitDetails } from '#shared/contract/visits.ts';
import type { Problem } from '#shared/contract/views.ts';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asIntentId,
  type AddressId,
  type BookingId,
  type CalendarRef,
} from '#shared/domain/ids.ts';
import type { Intent, IntentAction } from '#shared/domain/intent.ts';
import { paymentOf } from '#shared/domain/payment.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Undecidable } from '../sync/outbox/decide.ts';
import { doctorNameOf } from './doctorNames.ts';
import { fromMarketplace } from './fromMarketplace.ts';
import type { DeskStore } from './ports.ts';
import { rememberReason } from './cancelReasons.ts';
import { arrivalFollows, presenceFollows } from './patientSteps.ts';
import type { Session } from './session.ts';
import { arrivalOf, shownVisit, statusOf } from './shownVisits.ts';
import { historyOf } from './visitHistory.ts';

/** Takes a decision from the screen; what it needs beside the wish is the desk's to find. */
export function decideVisit(
  session: Session,
  decision: VisitDecision,
  staff: string,
): Result<ResponseOf<'visits.decide'>, Problem> {
  const action = actionOf(session.store, decision);
  if (action === null) return err(problemOf('visitGone'));
  const calendar =
    decision.kind === 'book' ? calendarOf(session.store, asAddressId(decision.addressId)) : null;
  const decided = session.store.transaction(() => {
    const result = session.sync.decisions.decide({ action, calendar, staff });
    if (!result.ok) return result;
    if (action.kind === 'presence') arrivalFollows(session, action.bookingId, staff);
    else if (action.kind === 'cancel') rememberReason(session.store, action.reason ?? '');
    else if (action.kind === 'move') presenceFollows(session, action.bookingId, staff);
    return result;
  });
  if (!decided.ok) return err(problemOf(decided.error));
  return ok(decided.value.kind === 'intent' ? decided.value : { kind: 'settled' });
}

/** `null` where the calendar that it names is gone. */
function actionOf(store: DeskStore, decision: VisitDecision): IntentAction | null {
  switch (decision.kind) {
    case 'book': {
      const { start, duration, comment, patient } = decision;
      const addressServiceId = asAddressServiceId(decision.addressServiceId);
      const service = store.catalogue
        .addressServices(asAddressId(decision.addressId))
        .find(({ id }) => id === addressServiceId);
      return {
        kind: 'book',
        start,
        duration,
        addressServiceId,
        serviceName: service?.customName ?? service?.name ?? '',
        patient: { ...patient, marketingConsent: null, dataPrivacyConsent: null },
        comment,
      };
    }
    case 'move': {
      const calendar = calendarOf(store, asAddressId(decision.addressId));
      if (calendar === null) return null;
      const { start, duration } = decision;
      const addressServiceId = asAddressServiceId(decision.addressServiceId);
      return {
        kind: 'move',
        bookingId: asBookingId(decision.bookingId),
        to: { calendar, start, duration, addressServiceId },
      };
    }
    case 'confirm':
      return { kind: 'confirm', bookingId: asBookingId(decision.bookingId) };
    case 'cancel':
      return { kind: 'cancel', bookingId: asBookingId(decision.bookingId), reason: decision.reason };
    case 'presence':
      return { kind: 'presence', bookingId: asBookingId(decision.bookingId), presence: decision.presence };
  }
}

/**
 * Everything known of a visit as it is shown, with its history. A visit that has got another id meanwhile (its first
 * number, or by a move) is answered with that one.
 */
export function visitDetails(session: Session, rawId: string): VisitDetails | null {
  const seen = new Set<string>();
  for (let id = rawId; !seen.has(id);) {
    seen.add(id);
    const details = detailsOf(session, id);
    if (details?.status === 'booked') return details;
    const next = session.store.audit.renumberedTo(asBookingId(id));
    if (next === null) return details;
    id = next;
  }
  return null;
}

function detailsOf({ store, view }: Session, rawId: string): VisitDetails | null {
  const id = asBookingId(rawId);
  const shown = shownVisit(store, view.timeZone, id);
  if (shown === null) return null;
  const intents = store.intents.ofVisit(id);
  const { entries, booked } = historyOf(store, shown);
  const address = store.catalogue.address(shown.addressId);
  return {
    id: shown.id,
    addressId: shown.addressId,
    doctorName: doctorNameOf(store, address),
    facilityName:
      store.catalogue.facilities().find(({ id: facility }) => facility === address?.facilityId)?.name ?? '',
    timeZone: view.timeZone,
    ...stateOf(shown),
    ...booked,
    patient: shown.patient && {
      name: shown.patient.name,
      surname: shown.patient.surname,
      phone: shown.patient.phone,
      email: shown.patient.email,
      birthDate: shown.patient.birthDate,
      nin: shown.patient.nin,
      gender: shown.patient.gender,
      isReturning: shown.patient.isReturning,
      insuranceNumber: shown.patient.insuranceNumber,
    },
    service: shown.service && { ...shown.service },
    insurance: shown.insurance && { name: shown.insurance.name, plan: shown.insurance.plan },
    comment: shown.comment,
    payment: paymentOf(shown),
    videocallUrl: shown.videocallUrl,
    pending: intents
      .filter(({ state }) => state !== 'refused')
      .map(({ id: intentId, action, state }) => ({
        intentId,
        kind: action.kind,
        undoable: state === 'held' || state === 'queued',
      })),
    history: entries,
  };
}

function stateOf(shown: VisitShown) {
  return {
    start: shown.start,
    end: shown.end,
    status: statusOf(shown),
    confirmed: shown.confirmed,
    presence: shown.presence,
    arrival: arrivalOf(shown),
    canceledBy: fromMarketplace(shown.canceledBy),
    canceledAt: shown.canceledAt,
  };
}

export function calendarOf(store: DeskStore, addressId: AddressId): CalendarRef | null {
  const address = store.catalogue.address(addressId);
  return address === null
    ? null
    : { facilityId: address.facilityId, doctorId: address.doctorId, addressId: address.id };
}

/** Takes a decision back; what the desk knows of the patient, and the presence that goes with it, follow. */
export function undo(
  session: Session,
  intentId: string,
  staff: string,
): 'undone' | 'tooLate' | 'laterOnesFirst' {
  const { store, sync } = session;
  const id = asIntentId(intentId);
  return store.transaction(() => {
    const intent = store.intents.get(id);
    if (intent === null) return 'tooLate';
    const { action } = intent;
    const visitId = visitOf(intent);
    let result = sync.decisions.undo(id, staff);
    if (result === 'laterOnesFirst' && onlyPresenceFollows(store, visitId, intent)) {
      // The mark of presence stands behind it only because the patient is there: it comes back below, if they still are.
      sync.decisions.withdrawPresence(visitId, staff);
      result = sync.decisions.undo(id, staff);
    }
    if (result !== 'undone') return result;
    if (action.kind === 'presence') arrivalFollows(session, visitId, staff);
    else presenceFollows(session, visitId, staff);
    return result;
  });
}

/** Whether a decision can be taken back: it has not been sent, and only a mark of presence was decided for its visit since. */
export const canUndo = (store: DeskStore, intent: Intent): boolean =>
  (intent.state === 'held' || intent.state === 'queued') &&
  onlyPresenceFollows(store, visitOf(intent), intent);

const visitOf = ({ id, action }: Intent): BookingId =>
  action.kind === 'book' ? asBookingId(id) : action.bookingId;

function onlyPresenceFollows(store: DeskStore, visitId: BookingId, { id }: Intent): boolean {
  const lane = store.intents.ofVisit(visitId).filter(({ state }) => state !== 'refused');
  return lane
    .slice(lane.findIndex((one) => one.id === id) + 1)
    .every(({ action, state }) => action.kind === 'presence' && (state === 'held' || state === 'queued'));
}

function problemOf(kind: Undecidable): Problem {
  return { kind, until: null, params: {}, details: '' };
}
