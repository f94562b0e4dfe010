import type { Offer, OfferedService, TakenInsurer } from '#shared/contract/services.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { AddressId, IntentId } from '#shared/domain/ids.ts';
import { insuranceSupports, type InsuranceSupport } from '#shared/domain/services/insurance.ts';
import { datesHolding } from '#shared/domain/services/datesHolding.ts';
import { projectOffer, type ShownOffer } from '#shared/domain/services/projectOffer.ts';
import type { OfferCopy, ShownService, UnderWay } from '#shared/domain/services/shownOffer.ts';
import { calendarsInOrder } from '../calendars/hidden.ts';
import { doctorNameOf } from '../calendars/doctorNames.ts';
import { facilityNameOf } from '../calendars/ownNames.ts';
import type { DeskStore } from '../deskStore.ts';
import type { Session } from '../session.ts';
import { freeTimesByService, type FreeTimesOfService } from './freeTimesOf.ts';
import { keptHoursOf, type KeptHoursOf } from './keptHours.ts';
import { countUses } from './uses.ts';

/** What a calendar offers, as it is shown; `null`: the calendar is gone. */
export function offerOf(session: Session, addressId: AddressId): Offer | null {
  const { store } = session;
  const address = store.catalogue.address(addressId);
  if (address === null) return null;
  const shown = shownOffer(store, address);
  const hours = keptHoursOf(session, addressId);
  const freeTimes = freeTimesByService(session, addressId);
  const way = wayBackOf(store);
  return {
    ...whereOf(store, address),
    addressId,
    commercial: address.commercialType !== 'basic',
    hoursHere: hours.isKeptHere,
    services: shown.services.map((service) => ({
      ...serviceOf(service, hours, freeTimes),
      ...way(service),
      waits: waitsOf(session, service),
      ownDuration: store.ownDurations.of(addressId).has(service.id),
    })),
    insurers:
      shown.insurers === null
        ? null
        : shown.insurers.map((insurer): TakenInsurer => ({
            ...insurer,
            plans: insurer.plans && [...insurer.plans],
            ...way(insurer),
          })),
    support: { value: shown.support.value, ...way(shown.support) },
  };
}

/** A calendar and the others of the same doctor, who is one person at several facilities too (availability.md §2). */
export function calendarsOfDoctor(store: DeskStore, addressId: AddressId): readonly AddressId[] {
  const doctorId = store.catalogue.address(addressId)?.doctorId;
  const others = calendarsInOrder(store).filter(
    (address) => address.doctorId === doctorId && address.id !== addressId,
  );
  return doctorId === undefined ? [] : [addressId, ...others.map(({ id }) => id)];
}

/** The fold of a calendar's offer, by the desk's own file. */
export function shownOffer(store: DeskStore, address: Address): ShownOffer {
  return projectOffer(copyOf(store, address), store.intents.open([address.id]));
}

function copyOf(store: DeskStore, { id, insuranceSupport }: Address): OfferCopy {
  return {
    addressId: id,
    services: store.catalogue.addressServices(id),
    ownDurations: store.ownDurations.of(id),
    insurers: store.insurance.ofAddress(id)?.insurers ?? null,
    support: isSupport(insuranceSupport) ? insuranceSupport : null,
    nameOf: (serviceId) => store.catalogue.serviceName(serviceId),
  };
}

const isSupport = (value: string | null): value is InsuranceSupport =>
  insuranceSupports.some((support) => support === value);

function serviceOf(
  service: ShownService,
  hours: KeptHoursOf,
  freeTimes: ReadonlyMap<string, FreeTimesOfService>,
): Omit<OfferedService, 'ownDuration' | 'undoable' | 'waits'> {
  const { pending, attention, ...shown } = service;
  return {
    ...shown,
    pending: [...pending],
    attention: [...attention],
    freeTimes: freeTimes.get(service.id)?.count ?? 0,
    inHours: countUses(hours, service.id),
  };
}

/** What a removal waits for. A date that needs a person goes before those that are on their way. */
function waitsOf(session: Session, { id, addressId, going }: ShownService): OfferedService['waits'] {
  if (going !== 'removing') return null;
  const { first, last } = horizon(session.now(), session.own.timeZone);
  const dates = datesHolding(session.store.availability.published.between(addressId, first, last).items, id);
  const needing = dates.filter(({ why }) => why !== 'onItsWay');
  const next = needing[0] ?? dates[0];
  return next === undefined
    ? null
    : { dates: dates.length, needPerson: needing.length, first: next.date, why: next.why };
}

/** The last of what is under way is the one that can be taken back. */
function wayBackOf({ intents }: DeskStore) {
  return ({ pending, attention }: UnderWay) => {
    const last: IntentId | undefined = pending.at(-1);
    const state = last === undefined ? null : intents.get(last)?.state;
    return {
      pending: [...pending],
      attention: [...attention],
      undoable: state === 'held' || state === 'queued',
    };
  };
}

/** By which people know a calendar. */
function whereOf(store: DeskStore, address: Address) {
  const { facilityId, name, street, onlineOnly } = address;
  return {
    doctor: doctorNameOf(store, address),
    facilityName: facilityNameOf(store, facilityId),
    place: name ?? street,
    onlineOnly: onlineOnly === true,
  };
}
