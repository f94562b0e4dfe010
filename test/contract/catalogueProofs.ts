import { expect } from 'vitest';
import { asAddressServiceId, asInsuranceProviderId, asServiceId } from '#shared/domain/ids.ts';
import { day, monday, valueOf, type Proof } from './clinic.ts';

/** Facilities, doctors, addresses, services and insurers: what the catalogue is read of, and what changes it. */
export const catalogueProofs = {
  getFacilities: async ({ client, world }) => {
    const { items, unreadable } = valueOf(await client.getFacilities());
    expect(items).toEqual([...world.facilities.values()].map(({ id, name }) => ({ id, name })));
    expect(unreadable).toEqual([]);
  },
  getFacility: async ({ client, calendar, world }) => {
    const { facility, doctors } = valueOf(await client.getFacility(calendar.facilityId));
    expect(facility.name).toBe(world.facilities.get(facility.id)?.name);
    expect(doctors.items.map(({ id }) => id)).toEqual([...world.doctors.keys()]);
  },
  getDoctors: async ({ client, calendar, world }) => {
    const { items } = valueOf(await client.getDoctors(calendar.facilityId));
    expect(items).toEqual(
      [...world.doctors.values()].map((doctor) => ({
        id: doctor.id,
        facilityId: calendar.facilityId,
        name: doctor.name,
        surname: doctor.surname,
        profileUrl: doctor.profileUrl,
        specializations: doctor.specializations.map(({ name }) => name),
        specializationIds: doctor.specializations.map(({ id }) => id),
        licenseNumbers: doctor.licenseNumbers.map(({ license_number: number }) => number),
      })),
    );
    expect(items.every(({ specializations }) => specializations.length > 0)).toBe(true);
  },
  getDoctor: async ({ client, calendar, world }) => {
    const { doctor, addresses } = valueOf(await client.getDoctor(calendar.facilityId, calendar.doctorId));
    expect(doctor.surname).toBe(world.doctors.get(calendar.doctorId)?.surname);
    expect(addresses.items.map(({ id }) => id)).toContain(calendar.addressId);
    expect(addresses.unreadable).toEqual([]);
  },
  getAddresses: async ({ client, calendar, address }) => {
    address.extraFields = { birth_date: true, gender: false, nin: true };
    const { items } = valueOf(await client.getAddresses(calendar.facilityId, calendar.doctorId));
    expect(items[0]).toEqual({
      ...calendar,
      addressId: undefined,
      id: address.id,
      name: address.name,
      street: address.street,
      postCode: address.postCode,
      city: address.cityName,
      extraFields: { birthDate: true, gender: false, nin: true },
      onlineOnly: address.onlineOnly,
      visitPayment: address.visitPayment,
      commercialType: address.commercialType,
      insuranceSupport: address.insuranceSupport,
    });
  },
  getAddress: async ({ client, calendar, address }) => {
    expect(valueOf(await client.getAddress(calendar))).toMatchObject({
      id: address.id,
      street: address.street,
    });
  },
  updateAddress: async ({ client, calendar, address }) => {
    const changed = valueOf(await client.updateAddress(calendar, { insuranceSupport: 'insurance' }));
    expect([changed.insuranceSupport, address.insuranceSupport]).toEqual(['insurance', 'insurance']);
  },
  removeAddressIntegration: async ({ client, calendar, world }) => {
    Object.assign(world.client, { pms: true });
    expect(valueOf(await client.removeAddressIntegration(calendar))).toBeNull();
    expect(await client.getAddress(calendar)).toMatchObject({ ok: false });
  },
  getServices: async ({ client, world }) => {
    const all = valueOf(await client.getServices());
    expect(all.items).toHaveLength(world.services.size);
    const diagnostic = valueOf(await client.getServices({ onlyDiagnostics: true }));
    expect(diagnostic.items).toHaveLength(
      [...world.services.values()].filter((one) => one.diagnostic).length,
    );
    const [first] = world.services.values();
    const special = valueOf(await client.getServices({ specializationId: first?.specializationId ?? '' }));
    expect(special.items.length).toBeLessThan(all.items.length);
  },
  getAddressServices: async ({ client, calendar, world, address }) => {
    const { items } = valueOf(await client.getAddressServices(calendar));
    const own = [...world.addressServices.values()].filter((one) => one.addressId === address.id);
    expect(items.map(({ id, name, price }) => [id, name, price])).toEqual(
      own.map(({ id, name, price }) => [id, name, price === null ? null : Math.trunc(price)]),
    );
    const bookable = valueOf(await client.getAddressServices(calendar, monday + day));
    expect(bookable.items.every(({ duration }) => duration !== null)).toBe(true);
  },
  addAddressService: async ({ client, calendar, world }) => {
    const taken = new Set([...world.addressServices.values()].map(({ serviceId }) => serviceId));
    const fresh = [...world.services.keys()].find((id) => !taken.has(id)) ?? '';
    const added = valueOf(
      await client.addAddressService(calendar, {
        serviceId: asServiceId(fresh),
        price: 120.5,
        allowedAges: { minimum: 18, maximum: null },
        customName: 'Konsultacja „plus”',
      }),
    );
    expect(added.service).toMatchObject({ price: 120, customName: 'Konsultacja „plus”' });
    expect(world.addressServices.get(added.id)).toMatchObject({
      serviceId: fresh,
      price: 120.5,
      allowedPatients: { minimum_age: 18, maximum_age: null },
    });
  },
  getAddressService: async ({ client, calendar, service }) => {
    const id = asAddressServiceId(service.id);
    expect(valueOf(await client.getAddressService(calendar, id))).toMatchObject({ id, name: service.name });
  },
  updateAddressService: async ({ client, calendar, service }) => {
    const id = asAddressServiceId(service.id);
    valueOf(await client.updateAddressService(calendar, id, { customName: 'X', visible: false }));
    expect(service).toMatchObject({ customName: 'X', isVisible: false });
    valueOf(await client.updateAddressService(calendar, id, { customName: null }));
    expect(service).toMatchObject({ customName: null, isVisible: false });
  },
  deleteAddressService: async ({ client, calendar, world, service, practice }) => {
    practice.quirks = { ...practice.quirks, serviceInUseStatus: null };
    valueOf(await client.deleteAddressService(calendar, asAddressServiceId(service.id)));
    expect(world.addressServices.has(service.id)).toBe(false);
  },
  getInsuranceProviders: async ({ client, world }) => {
    const { items } = valueOf(await client.getInsuranceProviders());
    expect(items.map(({ id, name }) => [id, name])).toEqual(
      [...world.insuranceProviders.values()].map(({ id, name }) => [id, name]),
    );
  },
  getInsurancePlans: async ({ client, world }) => {
    const [provider] = world.insuranceProviders.values();
    const { items } = valueOf(await client.getInsurancePlans(asInsuranceProviderId(provider?.id ?? '')));
    expect(items).toEqual(provider?.plans);
  },
  getAddressInsuranceProviders: async ({ client, calendar, world, address }) => {
    const [provider] = world.insuranceProviders.values();
    const plan = provider?.plans[0];
    address.insuranceProviders.set(provider?.id ?? '', plan === undefined ? [] : [plan.id]);
    const { items } = valueOf(await client.getAddressInsuranceProviders(calendar));
    expect(items.find(({ id }) => id === provider?.id)).toMatchObject({
      name: provider?.name,
      plans: plan === undefined ? [] : [{ id: plan.id, name: plan.name }],
    });
  },
  addAddressInsuranceProvider: async ({ client, calendar, world, address }) => {
    const [provider] = world.insuranceProviders.values();
    const id = asInsuranceProviderId(provider?.id ?? '');
    address.insuranceProviders.delete(id);
    valueOf(await client.addAddressInsuranceProvider(calendar, { providerId: id }));
    expect(address.insuranceProviders.get(id)).toEqual([]);
  },
  updateOrCreateAddressInsuranceProvider: async ({ client, calendar, world, address }) => {
    const [provider] = world.insuranceProviders.values();
    const id = asInsuranceProviderId(provider?.id ?? '');
    const planIds = provider?.plans.map((plan) => plan.id) ?? [];
    valueOf(await client.updateOrCreateAddressInsuranceProvider(calendar, { providerId: id, planIds }));
    expect(address.insuranceProviders.get(id)).toEqual(planIds);
  },
  deleteAddressInsuranceProvider: async ({ client, calendar, world, address }) => {
    const [id = ''] = world.insuranceProviders.keys();
    address.insuranceProviders.set(id, []);
    valueOf(await client.deleteAddressInsuranceProvider(calendar, asInsuranceProviderId(id)));
    expect(address.insuranceProviders.has(id)).toBe(false);
  },
} satisfies Readonly<Record<string, Proof>>;
