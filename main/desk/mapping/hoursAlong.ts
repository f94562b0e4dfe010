import type { Exception, ExceptionChange, ExceptionScope } from '#shared/domain/availability/exception.ts';
import {
  changeAtOther,
  matchedServices,
  type OfferedService,
  periodsOfPlans,
  plansAtOther,
  type ServiceNames,
  servicesIn,
} from '#shared/domain/availability/otherServices.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import {
  type AddressId,
  type AddressServiceId,
  asAddressServiceId,
  asDoctorId,
  asFacilityId,
  asServiceId,
} from '#shared/domain/ids.ts';
import { unmadeService } from '../unmadeService.ts';
import type { MappedClinic, Match } from './inEachClinic.ts';

/** Before and after all dates that there can be. */
const [firstDate, lastDate] = ['0000-01-01', '9999-12-31'] as const;

/** What hours of a vanished calendar become at the one that it goes on as. */
export type HoursAlong =
  /** Nothing was kept here. */
  | { readonly kind: 'none' }
  /** They can go along; `missing`: services that the other calendar does not offer, by name. */
  | { readonly kind: 'go'; readonly missing: readonly string[]; readonly names: ServiceNames }
  /** The other calendar has hours here: whose hold is a person's to say. */
  | { readonly kind: 'hasHours' }
  /** The other calendar offers nothing (yet): all that is offered at those hours would be lost. */
  | { readonly kind: 'noServices' }
  /** What is kept here cannot be read. */
  | { readonly kind: 'damaged' };

/** Whether the hours of a vanished calendar can go on at another, and what would be missing there. Nothing is written. */
export function hoursAlong(
  { store }: Pick<MappedClinic, 'store'>,
  from: AddressId,
  to: AddressId,
): HoursAlong {
  const { timetables } = store.availability;
  const [old, other] = [timetables.get(from), timetables.get(to)];
  const plans = (old.draft ?? old.inForce)?.plans ?? [];
  const own = exceptionsOfAddress(store, from);
  if (old.damaged.length > 0) return { kind: 'damaged' };
  if (plans.length === 0 && own.length === 0) return { kind: 'none' };
  if (plans.length > 0 && (other.draft !== null || other.inForce !== null || other.damaged.length > 0))
    return { kind: 'hasHours' };
  const used = servicesIn([...periodsOfPlans(plans), ...own.flatMap(({ change }) => periodsOf(change))]);
  const theirs = store.catalogue.addressServices(to);
  if (used.length > 0 && theirs.length === 0) return { kind: 'noServices' };
  const known = knownServices(store, from);
  const names = matchedServices(known, theirs);
  const missing = used.filter((id) => (names.get(id) ?? null) === null);
  return { kind: 'go', names, missing: missing.map((id) => calledBefore(store, known, id)).toSorted() };
}

/**
 * Gives the hours of a vanished calendar to the one that it goes on as. Plans become its draft, so that the difference is shown before
 * anything is published; what waits of the vanished one leaves no more, also if it comes back. Belongs into a transaction.
 */
export function moveHours(
  { store, sync, now, staff }: MappedClinic,
  from: AddressId,
  to: AddressId,
  names: ServiceNames,
): void {
  const { timetables, exceptions } = store.availability;
  const old = timetables.get(from);
  const plans = (old.draft ?? old.inForce)?.plans ?? [];
  if (plans.length > 0)
    timetables.saveDraft(to, timetables.get(to).revision, {
      plans: plansAtOther(plans, names),
      staff: staff.initials(),
      at: now(),
    });
  for (const exception of exceptionsOfAddress(store, from)) {
    const change = changeWithServices(exception.change, names);
    if (change !== null) exceptions.put({ ...exception, change, scope: { kind: 'address', addressId: to } });
  }
  const given = timetables.giveBack(from, old.revision).timetable;
  timetables.discardDraft(from, given.revision);
  sync.publishing.forget(from);
}

/** Gives the exceptions of a doctor or a facility to the one that it goes on as. Belongs into a transaction. */
export function moveExceptions({ store }: Pick<MappedClinic, 'store'>, { kind, from, to }: Match): void {
  const { exceptions } = store.availability;
  for (const exception of exceptions.between(firstDate, lastDate).items) {
    if (kind === 'doctor' && exception.scope.kind === 'doctor' && exception.scope.doctorId === from)
      exceptions.put({ ...exception, scope: { kind, doctorId: asDoctorId(to) } });
    if (kind === 'facility' && exception.scope.kind === 'facility' && exception.scope.facilityId === from)
      exceptions.put({ ...exception, scope: { kind, facilityId: asFacilityId(to) } });
  }
}

type Store = MappedClinic['store'];

/** Those of such a scope, of all dates. */
export const exceptionsWhere = (
  { availability }: Pick<Store, 'availability'>,
  isMeant: (scope: ExceptionScope) => boolean,
): readonly Exception[] =>
  availability.exceptions.between(firstDate, lastDate).items.filter(({ scope }) => isMeant(scope));

/** Those of one calendar alone, of all dates. */
const exceptionsOfAddress = (store: Store, id: AddressId): readonly Exception[] =>
  exceptionsWhere(store, (scope) => scope.kind === 'address' && scope.addressId === id);

function periodsOf(change: ExceptionChange): readonly Period[] {
  return (change.kind === 'replaced' || change.kind === 'extra') && change.hours.kind === 'periods'
    ? change.hours.periods
    : [];
}

/**
 * A period without any service cannot be offered. Where none is left, hours that hold instead of the plan offer nothing, and such as hold
 * beside it stay behind (`null`).
 */
function changeWithServices(before: ExceptionChange, names: ServiceNames): ExceptionChange | null {
  const change = changeAtOther(before, names);
  if ((change.kind !== 'replaced' && change.kind !== 'extra') || change.hours.kind !== 'periods')
    return change;
  const periods = change.hours.periods.filter(({ services }) => services.length > 0);
  if (periods.length > 0) return { ...change, hours: { kind: 'periods', periods } };
  return change.kind === 'replaced' ? { kind: 'closed', times: null } : null;
}

/** The services of a calendar, as they were listed last. */
const knownServices = ({ knownObjects }: Store, addressId: AddressId): readonly OfferedService[] =>
  knownObjects
    .all()
    .filter(({ kind, ownerId }) => kind === 'addressService' && ownerId === addressId)
    .map(({ remoteId, name, trait }) => ({
      id: asAddressServiceId(remoteId),
      serviceId: trait === '' ? null : asServiceId(trait),
      name,
      customName: null,
    }));

const calledBefore = (store: Store, known: readonly OfferedService[], id: AddressServiceId): string =>
  known.find((service) => service.id === id)?.name ?? unmadeService(store, id)?.name ?? id;
