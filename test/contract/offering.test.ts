import { describe, expect, test } from 'vitest';
import { asAddressServiceId, asInsuranceProviderId, asServiceId } from '#shared/domain/ids.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { doctorDeletesService } from '../../main/practice/actions/calendars.ts';
import { livelyQuirks } from '../../main/practice/quirks.ts';
import {
  bookingWhere,
  day,
  hour,
  monday,
  openContract,
  refusalIn,
  upcoming,
  valueOf,
  type Contract,
} from './clinic.ts';
import { second, free, offering, publish, starts, openFree, near } from './publishingBench.ts';

/* Services, insurers and calendars are set up by the client as the vendor takes them, and what it refuses is read as a refusal. */
describe('a service', () => {
  const unoffered = ({ world, address }: Contract) => {
    const offered = [...world.addressServices.values()].filter(({ addressId }) => addressId === address.id);
    const taken = new Set(offered.map(({ serviceId }) => serviceId));
    return asServiceId([...world.services.keys()].find((id) => !taken.has(id)) ?? '');
  };

  test('that is new is published and cannot be booked for a while: neither slots nor its list show it', async () => {
    const contract = await openFree({ quirks: livelyQuirks });
    const { client, calendar, clock } = contract;
    const { id } = valueOf(await client.addAddressService(calendar, { serviceId: unoffered(contract) }));
    const services = [{ addressServiceId: id, duration: 30 }];
    valueOf(await client.replaceSlots(calendar, [{ start: free, end: free + hour, services }]));
    clock.advance(38 * second);
    expect(await starts(contract)).toEqual([]);
    expect(valueOf(await client.getAddressServices(calendar, free)).items).toEqual([]);
    clock.advance(2 * second);
    expect(await starts(contract)).toEqual(near([0, 0.5]));
    const listed = valueOf(await client.getAddressServices(calendar, free)).items;
    expect(listed.map((one) => [one.id, one.duration])).toEqual([[id, 30]]);
  });

  test('keeps what is written of its length, and tells nothing of it; whose insurance pays it tells, and takes from nobody', async () => {
    const { client, calendar, service } = await openContract();
    const id = asAddressServiceId(service.id);
    service.publicInsuranceFlow = true;
    const changed = valueOf(await client.updateAddressService(calendar, id, { defaultDuration: 55 }));
    expect(service.defaultDuration).toBe(55);
    const read = valueOf(await client.getAddressService(calendar, id));
    expect([changed.duration, read.duration, read.publicInsurance]).toEqual([null, null, true]);
  });

  test('in use does not go; published without it, it does', async () => {
    const contract = await openFree();
    const { client, calendar, world, service, clock } = contract;
    const id = asAddressServiceId(service.id);
    expect(refusalIn(await client.deleteAddressService(calendar, id))).toEqual([
      'invalid',
      'Address service is used by active slots',
    ]);
    for (const date of new Set(
      (world.workPeriods.get(calendar.addressId) ?? [])
        .filter(({ end }) => end > monday)
        .map(({ start }) => localDateOf(start, world.timeZone)),
    )) {
      valueOf(await client.deleteSlots(calendar, date));
      clock.advance(2 * second);
    }
    expect(await client.deleteAddressService(calendar, id)).toMatchObject({ ok: true });
  });

  test('that a doctor deleted in the panel makes the next PUT fail, whatever else it offers', async () => {
    const contract = await openFree();
    const { client, calendar, world, service } = contract;
    const other = [...world.addressServices.values()].find(
      ({ id, addressId }) => addressId === calendar.addressId && id !== service.id,
    );
    doctorDeletesService(world, { now: monday, addressServiceId: service.id });
    const services = [service, other].map((one) => ({
      addressServiceId: asAddressServiceId(one?.id ?? ''),
      duration: 20,
    }));
    const put = await client.replaceSlots(calendar, [{ start: free, end: free + hour, services }]);
    expect(refusalIn(put)).toEqual(['invalid', 'Address service does not exist']);
  });

  test('is chosen from a dictionary of ten thousand, which is read whole', async () => {
    const { client } = await openContract({ world: { locale: 'br', wholeDictionary: true } });
    const { items, unreadable } = valueOf(await client.getServices());
    expect([items.length, unreadable.length]).toEqual([10_730, 0]);
    expect(valueOf(await client.getInsuranceProviders()).items).toHaveLength(2_728);
  });
});

describe('an insurer', () => {
  test('is assigned first, named by periods then, and must not be let go before them where the vendor says so', async () => {
    const contract = await openFree({ quirks: { insurerInUseStatus: 422 } });
    const { client, calendar, address, clock } = contract;
    address.insuranceProviders.clear();
    const id = asInsuranceProviderId([...contract.world.insuranceProviders.keys()][0] ?? '');
    const put = () =>
      client.replaceSlots(calendar, [
        {
          start: free,
          end: free + hour,
          services: offering(contract),
          insurance: 'with-insurance-only',
          insuranceProviderIds: [id],
        },
      ]);
    expect(refusalIn(await put())[0]).toBe('invalid');
    expect(valueOf(await client.addAddressInsuranceProvider(calendar, { providerId: id }))).toBe('now');
    valueOf(await put());
    clock.advance(second);
    expect(refusalIn(await client.deleteAddressInsuranceProvider(calendar, id))).toEqual([
      'invalid',
      'Insurance provider is used by active slots',
    ]);
  });
});

describe('a calendar', () => {
  test('that is switched off offers nothing; by a quirk it offers nothing afterwards, and its visits are cancelled', async () => {
    for (const [disableCalendar, isOffered, status] of [
      ['hides', true, 'booked'],
      ['clears', false, 'booked'],
      ['cancels', false, 'canceled'],
    ] as const) {
      const contract = await openContract({ quirks: { disableCalendar } });
      const { client, calendar } = contract;
      const visit = bookingWhere(contract, upcoming);
      const week = { from: monday, to: monday + 7 * day };
      valueOf(await client.disableCalendar(calendar));
      expect(valueOf(await client.getSlots(calendar, week)).items).toEqual([]);
      valueOf(await client.enableCalendar(calendar));
      expect(valueOf(await client.getSlots(calendar, week)).items.length > 0).toBe(isOffered);
      expect(visit.status).toBe(status);
    }
  });

  test('without a commercial package takes neither hours nor breaks, and is not switched on: told by 422 in the same words', async () => {
    const contract = await openFree();
    const { client, calendar, address } = contract;
    address.commercialType = 'basic';
    address.calendar = 'disabled';
    const pause = { since: free, till: free + hour };
    for (const refused of [
      await publish(contract, 0),
      await client.addCalendarBreak(calendar, pause),
      await client.enableCalendar(calendar),
    ]) {
      expect(refused).toMatchObject({ error: { kind: 'invalid', status: 422, sent: 'answered' } });
      expect(refusalIn(refused)[1]).toMatch(/is not commercial$/);
    }
  });
});
