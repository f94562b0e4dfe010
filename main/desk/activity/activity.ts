import { z } from 'zod';
import type { ActivityEntry, ActivityPage, ActivityRequest, Outcome } from '#shared/contract/activity.ts';
import type { AuditKind } from '#shared/domain/auditKind.ts';
import type { NewPatient, Presence } from '#shared/domain/booking.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import { isBreakAction, isOfferAction, toldOfVisit } from '#shared/domain/kinds/decisionKinds.ts';
import { nothingTold } from '#shared/domain/kinds/visitKind.ts';
import { refusalReasons } from '#shared/domain/refusal.ts';
import { asBookingId, type AddressId, type BookingId, type IntentId } from '#shared/domain/ids.ts';
import { isLookedFor, patientQuery, type PatientQuery } from '#shared/domain/patientQuery.ts';
import type { Customs } from '#shared/domain/customs.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Session } from '../session.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { calendarCodes, serviceCode } from '../calendars/ownNames.ts';
import { localDate } from '#shared/contract/scalars.ts';
import { wishOf } from '../breaks/breakWish.ts';
import { offerWishOf } from '../services/offerWish.ts';
import { groupBy } from '../groupBy.ts';
import { foundVisits } from '../search/foundVisits.ts';
import type { Steps } from '../steps.ts';
import { saidZoneAt } from '../calendars/zones.ts';
import type { AuditEntry } from '#shared/domain/auditEntry.ts';
import type { DeskStore } from '../deskStore.ts';

export const pageLength = 50;
/** Of one search for patients; more visits of as many people are told apart by another letter. */
const mostVisits = 500;

/** What each kind of the audit tells as somebody's deed; `null`: it is told with another, or was nobody's. */
export const deedOf = {
  'intent.book': 'book',
  'intent.confirm': 'confirm',
  'intent.move': 'move',
  'intent.cancel': 'cancel',
  'intent.presence': 'present',
  'intent.askForOpinion': 'askForOpinion',
  'intent.addBreak': 'addBreak',
  'intent.moveBreak': 'moveBreak',
  'intent.removeBreak': 'removeBreak',
  'intent.addService': 'addService',
  'intent.changeService': 'changeService',
  'intent.removeService': 'removeService',
  'intent.changeInsurance': 'changeInsurance',
  'intent.changeInsuranceSupport': 'changeInsuranceSupport',
  // A publication is one deed, of whoever put it in force.
  'intent.publishDay': null,
  'intent.enableCalendar': 'enableCalendar',
  'intent.disableCalendar': 'disableCalendar',
  'hours.published': 'hoursPublished',
  'hours.steppedBack': 'hoursSteppedBack',
  'hours.takenOver': 'hoursTakenOver',
  'hours.givenBack': 'hoursGivenBack',
  'hours.keptTheirs': 'hoursKeptTheirs',
  'hours.overwritten': 'hoursOverwritten',
  'hours.stopped': 'hoursStopped',
  'hours.draftDiscarded': 'hoursDraftDiscarded',
  'hours.exceptionKept': 'hoursExceptionKept',
  'hours.exceptionRemoved': 'hoursExceptionRemoved',
  'hours.closedAway': 'hoursClosedAway',
  'hours.changedDay': 'hoursChangedDay',
  'hours.tookAwayBack': 'hoursTookAwayBack',
  // What became of a decision is told beside it.
  'intent.held': null,
  'intent.queued': null,
  'intent.sending': null,
  'intent.unknown': null,
  'intent.confirmed': null,
  'intent.refused': null,
  'intent.dropped': null,
  'intent.restored': null,
  'booking.renumbered': null,
  // Nobody here did it; it stands in the visit's history.
  'booking.moved': null,
  'arrival.expected': 'expected',
  'arrival.arrived': 'arrived',
  'arrival.withDoctor': 'withDoctor',
  'arrival.done': 'done',
  'arrival.noShow': 'noShow',
  'arrival.undone': 'stepUndone',
  'staff.atDesk': 'atDesk',
  'staff.left': 'left',
  'staff.added': 'added',
  'staff.changed': 'changed',
  'staff.removed': 'removed',
  'staff.rightGiven': 'rightGiven',
  'staff.rightTaken': 'rightTaken',
  'staff.pinReset': 'pinReset',
  'day.printed': 'printed',
  'day.savedPdf': 'savedPdf',
  'day.exported': 'exported',
  'lock.pinSet': 'pinSet',
  'lock.pinRemoved': 'pinRemoved',
  'lock.pinForgotten': 'pinForgotten',
  'copy.removed': 'copyRemoved',
  'mapping.changed': 'mappingChanged',
  'mapping.matched': 'mappingMatched',
  'connection.changed': 'credentialsChanged',
  // Nobody did it; it stands under the day until somebody has read it.
  'store.lostDecisions': null,
} as const satisfies Record<AuditKind, ActivityEntry['deed'] | null>;
type Kind = { [K in AuditKind]: (typeof deedOf)[K] extends null ? never : K }[AuditKind];
const isTold = (kind: AuditKind): kind is Kind => deedOf[kind] !== null;
export const kinds = (Object.keys(deedOf) as AuditKind[]).filter(isTold);

const noDetail = {
  hours: null,
  seen: null,
  whom: null,
  date: null,
  reason: null,
  presence: null,
  message: '',
};
/** What the audit's details say, where they say it. */
const detail = z
  .object({
    hours: z.object({ calendars: z.number(), writes: z.number() }).nullable().catch(null),
    seen: z.object({ start: z.number() }).nullable().catch(null),
    whom: z.string().nullable().catch(null),
    date: localDate.nullable().catch(null),
    reason: z.enum(refusalReasons).nullable().catch(null),
    presence: z.enum(['present', 'absent']).nullable().catch(null),
    /** The vendor's words, in entries of earlier versions: since then the intent alone has them. */
    message: z.string().catch(''),
  })
  .catch(noDetail);

/** Which deeds of a clinic are wanted: below an id, or up to an instant. */
export type WantedDeeds = ActivityRequest & { readonly until?: EpochMs | undefined };

/** A page of what was done in one clinic at this desk, the latest first. */
export function* activity(
  clinic: Pick<Session, 'store' | 'view'>,
  wanted: WantedDeeds,
  customs: Customs,
  now: EpochMs,
): Steps<ActivityPage> {
  const { store } = clinic;
  const about = yield* visitsOf(store, patientQuery(wanted.patient, customs), now);
  const found = store.audit.deeds(
    { kinds, staff: wanted.staff, about },
    { before: wanted.before, until: wanted.until, limit: pageLength + 1 },
  );
  const shown = found.slice(0, pageLength);
  const ids = shown.flatMap(({ intentId }) => intentId ?? []);
  const steps = store.audit.ofIntents(ids);
  const ofOthers = store.audit.ofBundles(ids);
  const entries = shown.map((deed) =>
    entryOf(
      clinic,
      deed,
      steps.filter(({ intentId }) => intentId === deed.intentId),
      groupBy(
        ofOthers.filter(({ bundle }) => bundle === deed.intentId),
        ({ intentId }) => intentId,
      ),
    ),
  );
  return { entries, older: found.length > pageLength };
}

/** Ids of the visits that a patient's name or phone means; `null`: it means nobody in particular. */
function* visitsOf(
  store: DeskStore,
  query: PatientQuery | null,
  now: EpochMs,
): Steps<readonly string[] | null> {
  if (query === null) return null;
  const copies = yield* foundVisits(store, query, now, mostVisits);
  const unnumbered = store.intents
    .allOpen()
    .filter(({ action }) => {
      const { patient } = toldOfVisit(action);
      return patient !== null && isLookedFor(query, withSurname(patient));
    })
    .map(({ id }) => id);
  return [...copies, ...unnumbered];
}

const withSurname = (patient: NewPatient) => ({ ...patient, surname: patient.surname ?? '' });

function entryOf(
  clinic: Pick<Session, 'store' | 'view'>,
  deed: AuditEntry & { readonly id: number },
  steps: readonly AuditEntry[],
  others: ReadonlyMap<IntentId | null, readonly AuditEntry[]>,
): ActivityEntry {
  const { store } = clinic;
  const action = deed.intentId === null ? null : store.intents.decided(deed.intentId);
  const id = nowKnownAs(store, deed.bookingId ?? deed.intentId);
  const copy = id === null ? null : store.bookings.get(asBookingId(id));
  const told = action === null ? nothingTold : toldOfVisit(action);
  const said = readDetail(deed);
  const patient = copy?.patient ?? (told.patient && withSurname(told.patient));
  const addressId = copy?.addressId ?? deed.addressId;
  const open = copy ?? unnumbered(store, deed.intentId, told.start);
  const calendars = new Set([deed, ...[...others.values()].flat()].map((entry) => entry.addressId)).size;
  return {
    id: deed.id,
    at: deed.at,
    staff: deed.staff,
    deed: deedName(deed.kind as Kind, told.presence ?? said.presence),
    whom: said.whom,
    date: said.date,
    patient: patient && { name: patient.name, surname: patient.surname },
    doctorName: addressId === null ? '' : doctorNameOf(store, store.catalogue.address(addressId)),
    ...codesOf(store, addressId, copy?.service?.id ?? serviceIn(action)),
    start: told.start ?? said.seen?.start ?? null,
    to: told.to?.start ?? null,
    break: action !== null && isBreakAction(action) ? wishOf(action, calendars) : null,
    offer: action !== null && isOfferAction(action) ? offerWishOf(action, calendars) : null,
    hours: said.hours,
    ...(addressId === null ? {} : saidZoneAt(clinic, addressId)),
    visit: open && { id: open.id, start: open.start },
    outcome: deed.intentId === null ? null : outcomeOfPress(store, deed, steps, others),
  };
}

/** By which the clinic's other program finds whom and what it was about. */
function codesOf(
  store: DeskStore,
  addressId: AddressId | null,
  service: string | undefined,
): Pick<ActivityEntry, 'codes'> {
  if (addressId === null) return {};
  const { calendar, doctor } = calendarCodes(store, addressId);
  const codes = [calendar === '' ? doctor : calendar, serviceCode(store, addressId, service)];
  const given = codes.filter((code) => code !== '');
  return given.length === 0 ? {} : { codes: given.join(' · ') };
}

/** The service that a decision is about itself. */
const serviceIn = (action: IntentAction | null): string | undefined =>
  action !== null && 'addressServiceId' in action ? action.addressServiceId : undefined;

/** What became of a press: that of its decisions which most needs to be seen. */
function outcomeOfPress(
  store: DeskStore,
  deed: AuditEntry,
  steps: readonly AuditEntry[],
  others: ReadonlyMap<IntentId | null, readonly AuditEntry[]>,
): Outcome {
  const outcomes = [[deed.intentId, steps] as const, ...others].flatMap(([id, its]) =>
    id === null ? [] : inVendorsWords(store, id, outcomeOf(deed, its)),
  );
  return outcomes.reduce((worst, outcome) => (weightOf(outcome) > weightOf(worst) ? outcome : worst));
}

const outcomesByWeight: readonly Outcome['kind'][] = [
  'takenBack',
  'sent',
  'letGo',
  'waiting',
  'checking',
  'refused',
];
const weightOf = ({ kind }: Outcome): number => outcomesByWeight.indexOf(kind);

/** A visit that only this desk knows yet: it goes by its intent's id. */
function unnumbered(store: DeskStore, id: IntentId | null, start: EpochMs | null) {
  if (id === null || start === null || store.intents.get(id) === null) return null;
  return { id, start };
}

/** @param presence what was marked, as the intent says, or the audit where that is gone */
const deedName = (kind: Kind, presence: Presence | null): ActivityEntry['deed'] =>
  kind === 'intent.presence' ? (presence ?? deedOf[kind]) : deedOf[kind];

/** The id that a visit goes by now: it may have got its first number, or another by a move, since. */
function nowKnownAs(store: DeskStore, id: BookingId | IntentId | null): string | null {
  let known: string | null = id;
  const seen = new Set<string>();
  while (known !== null && !seen.has(known)) {
    seen.add(known);
    const next = store.audit.renumberedTo(asBookingId(known));
    if (next === null) return known;
    known = next;
  }
  return known;
}

/** What became of a decision, from what the audit says of it since. */
function outcomeOf(deed: AuditEntry, steps: readonly AuditEntry[]): Outcome {
  let last: Outcome = { kind: 'waiting', at: deed.at, staff: '', reason: null, message: '' };
  for (const step of steps) {
    const { at } = step;
    const plain = { at, staff: '', reason: null, message: '' };
    switch (step.kind) {
      case 'intent.confirmed':
        last = { kind: 'sent', ...plain };
        break;
      case 'intent.unknown':
        last = { kind: 'checking', ...plain };
        break;
      case 'intent.queued':
      case 'intent.sending':
      case 'intent.restored':
        last = { kind: 'waiting', ...plain };
        break;
      case 'intent.refused': {
        const { reason, message } = readDetail(step);
        last = { kind: 'refused', at, staff: '', reason, message };
        break;
      }
      case 'intent.dropped':
        last =
          last.kind === 'refused'
            ? { ...last, kind: 'letGo', at, staff: step.staff }
            : { kind: 'takenBack', ...plain, staff: step.staff };
        break;
      default:
        break;
    }
  }
  return last;
}

/** The audit does not keep what the vendor said, which may name the patient; the intent does, while it is kept. */
function inVendorsWords(store: DeskStore, id: IntentId, outcome: Outcome): Outcome {
  if (outcome.reason === null || outcome.message !== '') return outcome;
  return { ...outcome, message: store.intents.refusal(id)?.message ?? '' };
}

function readDetail({ detail: text }: AuditEntry): z.infer<typeof detail> {
  try {
    return detail.parse(JSON.parse(text));
  } catch {
    return noDetail;
  }
}
