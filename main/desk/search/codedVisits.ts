import type { CodedVisits, FoundVisit } from '#shared/contract/search.ts';
import type { VisitShown } from '#shared/domain/arrival.ts';
import { asAddressId, asDoctorId, asFacilityId, asServiceId, type AddressId } from '#shared/domain/ids.ts';
import type { Mapping } from '#shared/domain/mapping/mapping.ts';
import { dayMs } from '#shared/time/durations.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { visitsOnBoard } from '../board/dayView.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { facilityNameOf, serviceNameOf } from '../calendars/ownNames.ts';
import type { DeskStore } from '../deskStore.ts';
import type { Session } from '../session.ts';
import { calendarsInStep, type Steps } from '../steps.ts';

/** So many visits tell whether it is the right code; the board has the others. */
const mostVisits = 6;
/** One code may be of a few things, such as of a doctor and of their calendar; of hundreds it tells nobody anything. */
const mostObjects = 5;
/** Visits are as far ahead as there are free times. Milliseconds. */
const aheadMs = 84 * dayMs;

type Clinic = Pick<Session, 'store'>;

/**
 * What bears a code of the clinic's practice software, with its next visits. The whole code must be typed, in whatever capitals: a part of
 * one would stand between whoever types and the patient.
 */
export function* codedVisits(
  clinic: Clinic,
  typed: string,
  now: EpochMs,
  hit: (visit: VisitShown) => FoundVisit,
): Steps<CodedVisits[]> {
  const { store } = clinic;
  const code = folded(typed);
  const coded =
    code === '' ? [] : store.mappings.all().filter((mapping) => folded(mapping.code ?? '') === code);
  const found: CodedVisits[] = [];
  const told = new Set<string>();
  for (const mapping of coded.slice(0, mostObjects)) {
    const where = whereOf(store, mapping);
    const visits = yield* nextVisits(store, where, now);
    const fresh = visits.filter(({ id }) => !told.has(id));
    for (const { id } of fresh) told.add(id);
    // A doctor and their only calendar of one code are one thing to whoever looks.
    if (found.length > 0 && fresh.length === 0 && visits.length > 0) continue;
    found.push({ kind: mapping.kind, code: mapping.code ?? '', name: where.name, visits: fresh.map(hit) });
  }
  return found;
}

const folded = (code: string): string => code.trim().normalize('NFC').toLocaleUpperCase();

/** Which visits an object means. */
interface Where {
  readonly name: string;
  readonly calendars: readonly AddressId[];
  /** `null`: of whatever service. */
  readonly services: ReadonlySet<string> | null;
}

/** An object that the vendor lists no more keeps its code; a calendar's visits are there still. */
function whereOf(store: DeskStore, { kind, remoteId, name }: Mapping): Where {
  const { catalogue } = store;
  const addresses = catalogue.addresses();
  const calendarsWhere = (is: (address: (typeof addresses)[number]) => boolean): readonly AddressId[] =>
    addresses.filter(is).map(({ id }) => id);
  switch (kind) {
    case 'address': {
      const id = asAddressId(remoteId);
      const address = catalogue.address(id);
      const parts = [doctorNameOf(store, address), facilityNameOf(store, address?.facilityId)];
      const called = parts.filter((part) => part !== '').join(', ');
      return { name: called === '' ? (name ?? '') : called, calendars: [id], services: null };
    }
    case 'doctor': {
      const calendars = calendarsWhere(({ doctorId }) => doctorId === asDoctorId(remoteId));
      const [first] = calendars;
      const of = first === undefined ? null : catalogue.address(first);
      const doctor = of === null ? null : catalogue.doctor(of.facilityId, of.doctorId);
      return {
        name: name ?? `${doctor?.name ?? ''} ${doctor?.surname ?? ''}`.trim(),
        calendars,
        services: null,
      };
    }
    case 'facility': {
      const id = asFacilityId(remoteId);
      return {
        name: facilityNameOf(store, id),
        calendars: calendarsWhere(({ facilityId }) => facilityId === id),
        services: null,
      };
    }
    case 'service':
      return servicesWhere(
        store,
        name ?? catalogue.serviceName(asServiceId(remoteId)) ?? '',
        ({ serviceId }) => serviceId === remoteId,
      );
    case 'addressService':
      return servicesWhere(store, name, ({ id }) => id === remoteId);
  }
}

type Offered = ReturnType<DeskStore['catalogue']['addressServices']>[number];

function servicesWhere(store: DeskStore, name: string | null, is: (service: Offered) => boolean): Where {
  const found = store.catalogue
    .addresses()
    .flatMap(({ id }) => store.catalogue.addressServices(id).filter(is));
  const [first] = found;
  return {
    name: name ?? (first === undefined ? '' : serviceNameOf(store, first)),
    calendars: [...new Set(found.map(({ addressId }) => addressId))],
    services: new Set(found.map(({ id }) => id)),
  };
}

/** The next visits to come, by time. A large facility has them today; the days are met along time, more and more at once. */
function* nextVisits(
  store: DeskStore,
  { calendars, services }: Where,
  now: EpochMs,
): Steps<readonly VisitShown[]> {
  if (calendars.length === 0) return [];
  const found = new Map<string, VisitShown>();
  const until = now + aheadMs;
  for (let from = now, length = dayMs; from < until && found.size < mostVisits; from += length, length *= 2) {
    for (let at = 0; at < calendars.length; at += calendarsInStep) {
      const some = calendars.slice(at, at + calendarsInStep);
      for (const visit of visitsOnBoard(store, some, { from, to: Math.min(from + length, until) }))
        if (visit.status !== 'canceled' && visit.end > now && isOf(visit, services))
          found.set(visit.id, visit);
      yield;
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start).slice(0, mostVisits);
}

const isOf = ({ service }: VisitShown, services: Where['services']): boolean =>
  services === null || (service !== null && services.has(service.id));
