import type { RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import type { VisitDecision, VisitDetails } from '#shared/contract/visits.ts';
import { asBookingId, asIntentId } from '#shared/domain/ids.ts';
import { paymentOf } from '#shared/domain/payment.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { bookedServiceName, facilityNameOf } from '../calendars/ownNames.ts';
import { fromMarketplace } from '../news/fromMarketplace.ts';
import { deskKindOfDecision } from './kinds/deskKinds.ts';
import type { Session } from '../session.ts';
import { arrivalOf, shownVisit, statusOf } from '../board/shownVisits.ts';
import { opinionAsked } from './opinionAsked.ts';
import { historyOf } from './visitHistory.ts';
import { zoneOfVisit } from '../calendars/zones.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** Takes a decision from the screen; what it needs beside the wish is the desk's to find. */
export function decideVisit(
  session: Session,
  decision: RequestOf<'visits.decide'>,
  staff: string,
): Result<ResponseOf<'visits.decide'>, Problem> {
  const kind = deskKindOfDecision(decision);
  const ground = kind.ground(session, decision);
  if (ground.kind === 'refused') return err(problemOf(ground.why));
  if (ground.kind === 'already') {
    // The item wanted just what is there.
    if (decision.settles !== undefined) session.sync.decisions.dismiss(asIntentId(decision.settles), staff);
    return ok(ground);
  }
  const action = kind.action(session.store, decision, ground.bookingId);
  if (action === null) return err(problemOf('visitGone'));
  const calendar = kind.calendar(session.store, decision);
  const decided = session.store.transaction(() => {
    const result = session.sync.decisions.decide({ action, calendar, staff });
    if (!result.ok) return result;
    kind.follow(session, action, staff);
    if (decision.settles !== undefined) session.sync.decisions.dismiss(asIntentId(decision.settles), staff);
    return result;
  });
  if (!decided.ok) return err(problemOf(decided.error));
  return ok(decided.value.kind === 'settled' ? { kind: 'settled' } : decided.value);
}

/** An id of the clinic that a decision is for. */
export const placeOfDecision = (decision: VisitDecision): string =>
  decision.kind === 'book' ? decision.addressId : decision.bookingId;

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

function detailsOf(session: Session, rawId: string): VisitDetails | null {
  const { store } = session;
  const id = asBookingId(rawId);
  const timeZone = zoneOfVisit(session, id);
  const shown = shownVisit(store, timeZone, id);
  if (shown === null) return null;
  const intents = store.intents.ofVisit(id);
  const { entries, booked } = historyOf(store, shown);
  const address = store.catalogue.address(shown.addressId);
  return {
    id: shown.id,
    addressId: shown.addressId,
    doctorName: doctorNameOf(store, address),
    facilityName: facilityNameOf(store, address?.facilityId),
    timeZone,
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
    service: shown.service && {
      ...shown.service,
      name: bookedServiceName(store, shown.addressId, shown.service) ?? '',
      vendorName: shown.service.name,
    },
    insurance: shown.insurance && { name: shown.insurance.name, plan: shown.insurance.plan },
    comment: shown.comment,
    payment: paymentOf(shown),
    videocallUrl: shown.videocallUrl,
    opinion: opinionAsked(store, shown.id),
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

function problemOf(kind: Problem['kind']): Problem {
  return { kind, until: null, params: {}, details: '' };
}
