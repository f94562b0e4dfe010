import { marketplaces, type MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Random } from '#shared/ports.ts';
import { chance, intBetween, pick, pickEarly } from '#shared/random.ts';
import type { Address, AddressService, Doctor, World } from '../world.ts';
import { specialityKeys, type LocalePack, type Speciality } from './locales/pack.ts';
import { makeName, type FullName } from './people.ts';
import type { Plan } from './sizes.ts';
import { clienteleOf, serviceShapes } from './specialities.ts';
import { fillPattern, slug } from './text.ts';

/** A calendar to fill: an address with what is done there. */
export interface Calendar {
  readonly address: Address;
  readonly doctorIndex: number;
  readonly speciality: Speciality;
  readonly online: boolean;
  readonly services: readonly AddressService[];
}

/** Ids of each kind have a range of their own, so that a mix-up shows at once. */
const firstId = { facility: 1_001, doctor: 20_001, address: 300_001, addressService: 4_000_001 } as const;
const nextFreeId = 20_000_001;

/** A clinic without a schedule: facilities, doctors, addresses, services and insurers. */
export function makeCatalogue(
  random: Random,
  locale: MarketplaceLocale,
  pack: LocalePack,
  plan: Plan,
  secret: string,
): { readonly world: World; readonly calendars: readonly Calendar[] } {
  const world: World = {
    locale,
    timeZone: marketplaces[locale].timeZone,
    client: { id: `practice-${locale}`, secret },
    facilities: new Map(),
    doctors: new Map(),
    addresses: new Map(),
    services: new Map(),
    addressServices: new Map(),
    insuranceProviders: new Map(),
    workPeriods: new Map(),
    breaks: new Map(),
    bookings: new Map(),
    queue: [],
    nextId: nextFreeId,
  };
  addDictionary(world, pack);
  const calendars: Calendar[] = [];
  let doctorIndex = 0;
  plan.doctors.forEach((count, place) => {
    const facility = {
      id: String(firstId.facility + place),
      name: pack.facilities[place] ?? pick(random, pack.facilities),
    };
    world.facilities.set(facility.id, facility);
    for (let n = 0; n < count; n += 1) {
      const speciality = specialityKeys[doctorIndex % specialityKeys.length] as Speciality;
      const doctor = addDoctor(world, random, pack, facility.id, doctorIndex, speciality);
      const sites = plan.online.includes(speciality) ? [false, true] : [false];
      for (const online of sites) {
        const demanding = plan.demanding.includes(speciality);
        const address = addAddress(world, random, pack, doctor, place, { online, demanding });
        const services = plan.isSetUp ? addServices(world, random, pack, address, speciality) : [];
        if (!plan.isSetUp) takeBack(address);
        calendars.push({ address, doctorIndex, speciality, online, services });
      }
      doctorIndex += 1;
    }
  });
  return { world, calendars };
}

/** The vendor's own lists: what can be offered, and who insures. */
function addDictionary(world: World, pack: LocalePack): void {
  specialityKeys.forEach((speciality, place) => {
    const [, ...names] = pack.specialities[speciality];
    names.forEach((name, n) => {
      const id = String(501 + place * 10 + n);
      const diagnostic = serviceShapes[speciality][n]?.diagnostic ?? false;
      world.services.set(id, { id, name, diagnostic, specializationId: String(place + 1) });
    });
  });
  pack.insurers.forEach(({ name, plans }, place) => {
    const id = String(901 + place);
    world.insuranceProviders.set(id, {
      id,
      name,
      plans: plans.map((plan, n) => ({ id: String(9_001 + place * 10 + n), name: plan })),
    });
  });
}

function addDoctor(
  world: World,
  random: Random,
  pack: LocalePack,
  facilityId: string,
  index: number,
  speciality: Speciality,
): Doctor {
  const { name, surname } = makeDoctorName(random, world, pack, index);
  const specialization = {
    id: String(specialityKeys.indexOf(speciality) + 1),
    name: pack.specialities[speciality][0],
  };
  const doctor: Doctor = {
    id: String(firstId.doctor + index),
    facilityId,
    name,
    surname,
    profileUrl: `https://practice.example/${slug(`${name} ${surname}`)}`,
    specializations: [specialization],
    licenseNumbers: [{ id: String(80_001 + index), license_number: fillPattern(random, '#######') }],
  };
  world.doctors.set(doctor.id, doctor);
  return doctor;
}

/** No two doctors share a surname as long as there are enough; every eighth has one that needs room on a board. */
function makeDoctorName(random: Random, world: World, pack: LocalePack, index: number): FullName {
  const taken = new Set([...world.doctors.values()].map((doctor) => doctor.surname));
  const names = index % 8 === 3 ? { ...pack, surnames: pack.rareSurnames } : pack;
  const drawn = Array.from({ length: 20 }, () => makeName(random, names, 0.5));
  return drawn.find(({ surname }) => !taken.has(surname)) ?? makeName(random, names, 0.5);
}

function addAddress(
  world: World,
  random: Random,
  pack: LocalePack,
  doctor: Doctor,
  place: number,
  { online, demanding }: { readonly online: boolean; readonly demanding: boolean },
): Address {
  const wants = (share: number): boolean => chance(random, share) && demanding;
  const town = pack.places[0];
  const support = pickEarly(random, ['private_and_insurance', 'private', 'insurance'] as const);
  const address: Address = {
    id: String(firstId.address + world.addresses.size),
    doctorId: doctor.id,
    facilityId: doctor.facilityId,
    name: online ? pack.onlineAddress : (pack.facilities[place] ?? null),
    cityName: town?.city ?? null,
    postCode: town?.postCode ?? null,
    street: online ? null : (pack.streets[place] ?? null),
    extraFields: { birth_date: wants(0.9), gender: wants(0.5), nin: wants(0.7) },
    onlineOnly: online,
    visitPayment: online,
    commercialType: 'premium',
    insuranceSupport: online ? 'private' : support,
    calendar: 'enabled',
    insuranceProviders: new Map(),
  };
  if (address.insuranceSupport !== 'private') {
    for (const { id, plans } of world.insuranceProviders.values()) {
      address.insuranceProviders.set(
        id,
        plans.map((plan) => plan.id),
      );
    }
  }
  world.addresses.set(address.id, address);
  return address;
}

/** As before anybody has set the calendar up: it was never made, and accepts no insurer. */
function takeBack(address: Address): void {
  address.calendar = null;
  address.insuranceProviders.clear();
}

function addServices(
  world: World,
  random: Random,
  pack: LocalePack,
  address: Address,
  speciality: Speciality,
): readonly AddressService[] {
  const [, ...names] = pack.specialities[speciality];
  const [minimumAge, maximumAge] = clienteleOf(speciality).ages;
  return names.map((name, n) => {
    const shape = serviceShapes[speciality][n];
    if (shape === undefined) throw new Error(`${speciality} has more names than services`);
    const customName = chance(random, 0.08) ? `${name} (${pack.facilities[0] ?? ''})` : null;
    const service: AddressService = {
      id: String(firstId.addressService + world.addressServices.size),
      addressId: address.id,
      serviceId: String(501 + specialityKeys.indexOf(speciality) * 10 + n),
      price: chance(random, 0.94) ? localPrice(random, pack, shape.euros) : null,
      isPriceFrom: chance(random, 0.15),
      isDefault: n === 0,
      isVisible: n === 0 || chance(random, 0.95),
      description: chance(random, 0.3) ? pack.serviceDescription : null,
      defaultDuration: shape.duration,
      allowedPatients:
        speciality === 'paediatrician' ? { minimum_age: minimumAge, maximum_age: maximumAge } : null,
      customName,
      publicInsuranceFlow: address.insuranceSupport === 'insurance' && n === 0,
      name: customName ?? name,
    };
    world.addressServices.set(service.id, service);
    return service;
  });
}

/** A price as it stands on a door: near the usual one, rounded to what people say. In units of the local currency. */
function localPrice(random: Random, pack: LocalePack, euros: number): number {
  const { perEuro, step } = pack.price;
  const steps = Math.max(1, Math.round((euros * perEuro * intBetween(random, 85, 125)) / 100 / step));
  return steps * step;
}
