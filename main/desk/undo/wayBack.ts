import type { LastVisitDecision, WayBack } from '#shared/contract/undo.ts';
import { newPatient } from '#shared/contract/visits.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import { visitKindOf, type VisitIntent } from '#shared/domain/kinds/decisionKinds.ts';
import { isAskForOpinion } from '#shared/domain/kinds/askForOpinion.ts';
import { serviceAt } from '#shared/domain/serviceAt.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { freeTimes } from '../freeTimes/freeTimes.ts';
import type { Session } from '../session.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { canUndoVisit } from './undoVisit.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { atOnce } from '../steps.ts';

type No = Extract<WayBack, { kind: 'none' }>['why'];
const no = (why: No): WayBack => ({ kind: 'none', why });

/**
 * The way back from a decision that was not taken back: as if it had never been while it is here, and from then on its honest
 * opposite, which is a new decision. @param visit as it is shown now, under whatever id it has
 */
export function wayBack(session: Session, intent: VisitIntent, visit: VisitShown | null): WayBack {
  switch (intent.state) {
    case 'held':
    case 'queued':
      return canUndoVisit(session.store, intent) ? { kind: 'undo', intentId: intent.id } : no('laterOnes');
    case 'sending':
    case 'unknown':
      return no('onItsWay');
    case 'refused':
      return no('refused');
    case 'confirmed':
      return opposite(session, intent, visit);
  }
}

/** The time that a way back leads to, and in which calendar; `null` where it leads to none. */
export function timeOfWay(
  way: LastVisitDecision['way'],
): { readonly start: EpochMs; readonly addressId: AddressId } | null {
  const decision = way.kind === 'moveBack' || way.kind === 'bookAgain' ? way.decision : null;
  if (decision === null || !('start' in decision)) return null;
  return { start: decision.start, addressId: asAddressId(decision.addressId) };
}

/** Of what the vendor has carried out. */
function opposite(session: Session, intent: VisitIntent, visit: VisitShown | null): WayBack {
  const kind = visitKindOf(intent.action);
  if (kind.opposite === 'none') return no(isAskForOpinion(intent.action) ? 'opinion' : 'confirmation');
  if (visit === null) return no('gone');
  if (!kind.isAsLeft(intent.action, visit)) return no('changed');
  switch (kind.opposite) {
    case 'book':
      return bookAgain(session, visit);
    case 'move':
      return changeable(session, visit) ?? moveBack(session, intent, visit);
    case 'cancel':
      return changeable(session, visit) ?? { kind: 'cancel', bookingId: visit.id };
    // It has no way back of its own.
    case 'step':
      return no('changed');
  }
}

/** Why a visit cannot be moved or cancelled now; `null`: it can. */
function changeable(session: Session, visit: VisitShown): WayBack | null {
  if (visit.status === 'canceled') return no('changed');
  return visit.start <= session.now() || visit.presence === 'absent' ? no('begun') : null;
}

function moveBack(session: Session, { calendar, seen }: VisitIntent, visit: VisitShown): WayBack {
  const { store } = session;
  if (seen === null) return no('changed');
  const there = offered(session, calendar.addressId, seen.start, visit.service);
  if (typeof there === 'string') return no(there);
  const elsewhere = calendar.addressId !== visit.addressId;
  return {
    kind: 'moveBack',
    decision: {
      kind: 'move',
      bookingId: visit.id,
      seen: { addressId: visit.addressId, start: visit.start },
      addressId: calendar.addressId,
      start: seen.start,
      duration: minutesBetween(seen),
      addressServiceId: there.id,
    },
    doctorName: elsewhere ? doctorNameOf(store, store.catalogue.address(calendar.addressId)) : null,
  };
}

function bookAgain(session: Session, visit: VisitShown): WayBack {
  const { patient, comment, addressId, start } = visit;
  const there = offered(session, addressId, start, visit.service);
  if (typeof there === 'string') return no(there);
  // The vendor may know less of a patient than it asks for, or what this version cannot read.
  const known = newPatient.safeParse(patient);
  if (!known.success) return no('unknownPatient');
  return {
    kind: 'bookAgain',
    decision: {
      kind: 'book',
      addressId,
      start,
      duration: minutesBetween(visit),
      addressServiceId: there.id,
      patient: known.data,
      comment,
    },
  };
}

/** The visit's service as a free time offers it; or why there is none. */
function offered(
  session: Session,
  addressId: AddressId,
  start: EpochMs,
  service: VisitShown['service'],
): FreeTime['services'][number] | Extract<No, 'over' | 'taken'> {
  if (start <= session.now()) return 'over';
  const [time] = atOnce(freeTimes(session, { addressId, scope: 'address', from: start, to: start + 1 }));
  return (time === undefined ? null : serviceAt(time, service)) ?? 'taken';
}

const minutesBetween = ({ start, end }: { readonly start: EpochMs; readonly end: EpochMs }): number =>
  Math.max(1, Math.round((end - start) / minuteMs));
