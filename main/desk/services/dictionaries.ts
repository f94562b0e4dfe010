import type { ResponseOf } from '#shared/contract/contract.ts';
import type { InsuranceProvider, Service } from '#shared/domain/catalogue.ts';
import type { AddressId, ServiceId } from '#shared/domain/ids.ts';
import { type Dictionary, dictionaryOf } from '#shared/domain/services/dictionary.ts';
import type { DeskStore } from '../deskStore.ts';

/** So many of a search are shown. */
const most = 60;

/** Each reading of a list is a list of its own: it is made ready once. */
const services = new WeakMap<readonly Service[], Dictionary<Service>>();
const insurers = new WeakMap<readonly InsuranceProvider[], Dictionary<InsuranceProvider>>();

function readyOf<T extends { readonly name: string }>(
  known: WeakMap<readonly T[], Dictionary<T>>,
  list: readonly T[],
): Dictionary<T> {
  const ready = known.get(list) ?? dictionaryOf(list);
  known.set(list, ready);
  return ready;
}

/**
 * Entries of the vendor's dictionary of services, and where they are offered already. Those of the doctor's own speciality stand first, and of
 * both those that other calendars offer.
 */
export function findServices(
  { catalogue, intents }: DeskStore,
  addressId: AddressId,
  typed: string,
): ResponseOf<'services.find'> {
  const dictionary = readyOf(services, catalogue.services());
  const here = new Set<string>();
  const elsewhere = new Map<string, number>();
  for (const { id } of catalogue.addresses()) {
    for (const { serviceId } of catalogue.addressServices(id)) {
      if (serviceId === null) continue;
      if (id === addressId) here.add(serviceId);
      else elsewhere.set(serviceId, (elsewhere.get(serviceId) ?? 0) + 1);
    }
  }
  for (const { action, state } of intents.open([addressId]))
    if (action.kind === 'addService' && state !== 'refused') here.add(action.serviceId);
  const own = servicesOfDoctor(catalogue, addressId);
  const found = dictionary.find(typed, most * 5, ({ id }) => own.has(id));
  const items = found.items
    .map(({ id, name }) => ({
      ...{ id, name, here: here.has(id), elsewhere: elsewhere.get(id) ?? 0 },
      ofSpeciality: own.has(id),
    }))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
  return {
    items: items.slice(0, most),
    more: found.more + Math.max(0, items.length - most),
    size: dictionary.size,
  };
}

const placeOf = (entry: { readonly ofSpeciality: boolean; readonly elsewhere: number }): number =>
  (entry.ofSpeciality ? 0 : 2) + (entry.elsewhere > 0 ? 0 : 1);

/** What the dictionary has for the specialities of a calendar's doctor. */
function servicesOfDoctor(catalogue: DeskStore['catalogue'], addressId: AddressId): ReadonlySet<ServiceId> {
  const address = catalogue.address(addressId);
  const doctor = address === null ? null : catalogue.doctor(address.facilityId, address.doctorId);
  return catalogue.servicesOfSpecialities(doctor?.specializationIds ?? []);
}

/** The same of insurers. */
export function findInsurers(
  { catalogue, insurance }: DeskStore,
  addressId: AddressId,
  typed: string,
): ResponseOf<'services.insurers'> {
  const dictionary = readyOf(insurers, insurance.all());
  const takenBy = (id: AddressId): readonly string[] =>
    insurance.ofAddress(id)?.insurers.map((insurer) => insurer.id) ?? [];
  const here = new Set(takenBy(addressId));
  const others = catalogue.addresses().filter(({ id }) => id !== addressId);
  const elsewhere = new Map<string, number>();
  for (const { id } of others)
    for (const insurer of takenBy(id)) elsewhere.set(insurer, (elsewhere.get(insurer) ?? 0) + 1);
  const { items, more } = dictionary.find(typed, most);
  return {
    items: items.map(({ id, name }) => ({
      id,
      name,
      here: here.has(id),
      elsewhere: elsewhere.get(id) ?? 0,
      ofSpeciality: false,
    })),
    more,
    size: dictionary.size,
  };
}
