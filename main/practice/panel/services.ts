import { chance, pick } from '#shared/random.ts';
import { doctorAddsService, doctorChangesService, doctorDeletesService } from '../actions/calendars.ts';
import { servicesAt } from '../rules/lookup.ts';
import type { AddressService } from '../world.ts';
import type { EditPlace } from './scene.ts';

/** With fewer there would soon be nothing left to book. */
const fewest = 3;

/** Another price, or hidden from patients, or shown to them again. */
export function changesService({ world, random, now, address }: EditPlace): boolean {
  const services = servicesAt(world, address.id);
  if (services.length === 0) return false;
  const { id, price, isVisible } = pick(random, services);
  const change =
    price === null || chance(random, 0.3)
      ? { isVisible: !isVisible }
      : { price: Math.round(price * (1 + random() / 5)) };
  return doctorChangesService(world, { now, addressServiceId: id, ...change }).ok;
}

/** Something of the doctor's speciality that is not offered yet. */
export function addsService(place: EditPlace): boolean {
  const { world, random, now, address, newServiceBookableMs: bookableAfterMs } = place;
  const offered = new Set(servicesAt(world, address.id).map(({ serviceId }) => serviceId));
  const speciality = world.doctors.get(address.doctorId)?.specializations[0]?.id;
  const others = [...world.services.values()].filter(
    ({ id, specializationId }) => specializationId === speciality && !offered.has(id),
  );
  if (others.length === 0) return false;
  const { id: serviceId } = pick(random, others);
  return doctorAddsService(world, { now, addressId: address.id, serviceId, bookableAfterMs }).ok;
}

/** Gone without a word to the work periods that offer it: the next PUT of these fails (API.md §6). */
export function deletesService({ world, random, now, address }: EditPlace): boolean {
  const services = servicesAt(world, address.id);
  if (services.length <= fewest) return false;
  return doctorDeletesService(world, { now, addressServiceId: pick(random, services).id }).ok;
}

/** Deleted and added again as it was: the same service has another id then, in its work periods, too (API.md §1). */
export function replacesService(place: EditPlace): boolean {
  const { world, random, now, address } = place;
  const services = servicesAt(world, address.id);
  // Beside one of the same entry and name it could be deleted, and not be added again.
  const dictionary = services.filter(
    ({ serviceId, customName }) =>
      serviceId !== null &&
      services.filter((service) => service.serviceId === serviceId && service.customName === customName)
        .length === 1,
  );
  if (dictionary.length === 0) return false;
  const old = pick(random, dictionary);
  const deleted = doctorDeletesService(world, { now, addressServiceId: old.id });
  const added = doctorAddsService(world, { now, addressId: address.id, ...sameAs(old) });
  if (!deleted.ok || !added.ok) return false;
  const periods = world.workPeriods.get(address.id) ?? [];
  const renamed = (id: string): string => (id === old.id ? added.value.id : id);
  world.workPeriods.set(
    address.id,
    periods.map(({ services, ...period }) => ({
      ...period,
      services: services.map((offer) => ({ ...offer, addressServiceId: renamed(offer.addressServiceId) })),
    })),
  );
  return true;
}

function sameAs(old: AddressService) {
  const { isPriceFrom, price, description, isVisible, defaultDuration, allowedPatients, customName } = old;
  const serviceId = old.serviceId ?? '';
  return {
    serviceId,
    isPriceFrom,
    price,
    description,
    isVisible,
    defaultDuration,
    allowedPatients,
    customName,
  };
}
