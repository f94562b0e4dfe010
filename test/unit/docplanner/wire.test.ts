import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '#shared/result.ts';
import { readRefusal, refusalInSuccess, refusalOf } from '../../../main/docplanner/refusal.ts';
import { readAddress } from '../../../main/docplanner/wire/address.ts';
import { readBreak, readCalendarStatus, readSlot } from '../../../main/docplanner/wire/calendar.ts';
import { readDoctor } from '../../../main/docplanner/wire/doctor.ts';
import { readFacility } from '../../../main/docplanner/wire/facility.ts';
import { readInsurancePlan, readInsuranceProvider } from '../../../main/docplanner/wire/insurance.ts';
import { readList } from '../../../main/docplanner/wire/list.ts';
import { readLocation } from '../../../main/docplanner/wire/location.ts';
import {
  readCode,
  readDate,
  readFlag,
  readMinutes,
  readNumber,
} from '../../../main/docplanner/wire/scalars.ts';
import { readAddressService, readService } from '../../../main/docplanner/wire/service.ts';
import { calendar } from './world.ts';

const { facilityId, doctorId, addressId } = calendar;

describe('lists', () => {
  test('every item ends up on exactly one side, and a bad one keeps its raw text', () => {
    const item = fc.oneof(
      fc.jsonValue(),
      fc.record({ id: fc.oneof(fc.nat(), fc.string()), name: fc.string() }),
    );
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const list = readList({ _items: items }, readFacility);
        if (!list.ok) throw new Error(list.error);
        expect(list.value.items.length + list.value.unreadable.length).toBe(items.length);
        const texts = items.map((one) => JSON.stringify(one));
        for (const { raw } of list.value.unreadable) expect(texts).toContain(raw);
      }),
    );
  });

  test('one bad item never blocks the rest', () => {
    const raw = { _items: [{ id: 1, name: 'A' }, { name: 'no id' }, null, { id: '2', name: 'B' }] };
    expect(readList(raw, readFacility)).toEqual(
      ok({
        items: [
          { id: '1', name: 'A' },
          { id: '2', name: 'B' },
        ],
        unreadable: [
          { raw: '{"name":"no id"}', reason: 'id: is missing' },
          { raw: 'null', reason: 'item: is no object' },
        ],
      }),
    );
  });

  test('are found under each name that the documents give them, and nowhere else', () => {
    const one = [{ id: '1', name: 'A' }];
    for (const raw of [one, { _items: one }, { results: one }, { _items: { 0: one[0] } }]) {
      expect(readList(raw, readFacility)).toMatchObject({ value: { items: [{ id: '1' }] } });
    }
    for (const raw of [{ _items: { 0: one[0] } }, { 3: one[0] }]) {
      expect(readList(raw, readFacility)).toMatchObject({ value: { items: [{ id: '1' }] } });
    }
    for (const raw of [null, 7, 'x', {}, { _items: 'x' }, { items: one }]) {
      expect(readList(raw, readFacility)).toEqual({ ok: false, error: '_items: is no list' });
    }
  });
});

describe('doctors', () => {
  test('have specializations under either name, and may have none', () => {
    const doctor = { id: 1, name: 'A', surname: 'B' };
    const special = { _items: [{ id: '1', name: 'Kardiolog' }, { id: '2' }, 'Internista'] };
    for (const name of ['specialization', 'specializations']) {
      expect(readDoctor({ ...doctor, [name]: special }, facilityId)).toMatchObject({
        value: {
          specializations: ['Kardiolog', 'Internista'],
          specializationIds: ['1', '2'],
          licenseNumbers: [],
          profileUrl: null,
        },
      });
    }
    const numbers = { _items: [{ id: '1', license_number: 1234567 }] };
    expect(readDoctor({ ...doctor, license_numbers: numbers }, facilityId)).toMatchObject({
      value: { licenseNumbers: ['1234567'], specializations: [] },
    });
  });
});

describe('addresses', () => {
  test('with nothing but an id are read: what is not said is not known, and not demanded', () => {
    expect(readAddress({ id: 3 }, facilityId, doctorId)).toEqual(
      ok({
        id: '3',
        facilityId,
        doctorId,
        name: null,
        street: null,
        postCode: null,
        city: null,
        extraFields: { birthDate: false, gender: false, nin: false },
        onlineOnly: null,
        visitPayment: null,
        commercialType: null,
        insuranceSupport: null,
      }),
    );
  });

  test('keep a commercial type of a later version', () => {
    const raw = {
      id: '3',
      commercial_type: 'platinum',
      insurance_support: 'private',
      is_online_only: 'true',
    };
    expect(readAddress(raw, facilityId, doctorId)).toMatchObject({
      value: { commercialType: 'other:platinum', insuranceSupport: 'private', onlineOnly: true },
    });
  });
});

describe('services', () => {
  test('are read with numbers as texts, ages half open, and a duration where there is one', () => {
    const raw = {
      id: 7,
      name: 'USG',
      price: '120',
      is_price_from: 'true',
      service_id: 'null',
      allowed_patients: { minimum_age: '18', maximum_age: null },
      default_duration: '20',
    };
    expect(readAddressService(raw, addressId)).toMatchObject({
      value: {
        id: '7',
        price: 120,
        priceFrom: true,
        serviceId: null,
        visible: true,
        duration: 20,
        allowedAges: { minimum: 18, maximum: null },
        publicInsurance: null,
      },
    });
    expect(readService({ id: 1 })).toEqual(ok({ id: '1', name: '' }));
  });
});

describe('slots, breaks, calendars', () => {
  test('a slot has services in each form, or none; one that cannot be read is left out', () => {
    const start = '2026-11-24T09:00:00+01:00';
    const services = [{ id: 5, duration: '30' }, { id: 6 }, { name: 'no id' }];
    for (const address_services of [services, { _items: services }]) {
      expect(readSlot({ start, address_services }, addressId)).toEqual(
        ok({
          addressId,
          start: Date.UTC(2026, 10, 24, 8),
          services: [
            { addressServiceId: '5', duration: 30 },
            { addressServiceId: '6', duration: null },
          ],
        }),
      );
    }
    expect(readSlot({ start }, addressId)).toMatchObject({ value: { services: [] } });
    expect(readSlot({ start: 'soon' }, addressId)).toEqual({ ok: false, error: 'start: cannot be read' });
  });

  test('a break that ends before it begins is not one', () => {
    const raw = { id: 1, since: '2026-11-24T12:00:00+0100', till: '2026-11-24T13:00:00+01:00' };
    expect(readBreak(raw, addressId)).toMatchObject({ value: { id: '1', description: null } });
    expect(readBreak({ ...raw, till: raw.since, since: raw.till }, addressId)).toMatchObject({
      error: 'till: is before since',
    });
  });

  test('a calendar is open, closed, or something new', () => {
    expect(readCalendarStatus({ status: 'enabled' })).toEqual(ok('enabled'));
    expect(readCalendarStatus({ status: 'paused' })).toEqual(ok('other:paused'));
    expect(readCalendarStatus({})).toEqual({ ok: false, error: 'status: is missing' });
  });
});

describe('insurances', () => {
  test('carry their ids under long names', () => {
    const plans = { _items: [{ insurance_plan_id: 9, name: 'Gold' }] };
    expect(readInsuranceProvider({ insurance_provider_id: 1, name: 'X', insurance_plans: plans })).toEqual(
      ok({ id: '1', name: 'X', plans: [{ id: '9', name: 'Gold' }] }),
    );
    expect(readInsuranceProvider({ id: '1', name: 'X' })).toMatchObject({ value: { id: '1', plans: [] } });
    expect(readInsurancePlan({ name: 'X' })).toEqual({ ok: false, error: 'insurance_plan_id: is missing' });
  });
});

describe('single values', () => {
  test('a price in either notation is a number; what is none is nothing', () => {
    expect([50, '50', '50.25', '50,25', '-1', '', 'null', '1e3', 'free', null, true].map(readNumber)).toEqual(
      [50, 50, 50.25, 50.25, -1, null, null, null, null, null, null],
    );
  });

  test('flags, minutes, dates and codes', () => {
    expect([true, 'true', 1, '0', 'FALSE', 2, null, ''].map(readFlag)).toEqual([
      true,
      true,
      true,
      false,
      false,
      null,
      null,
      null,
    ]);
    expect([30, '30', 0, -5, 2.5, 'x', 1e9].map(readMinutes)).toEqual([30, 30, null, null, null, null, null]);
    expect(['1985-01-01', '1985-01-01T00:00:00+01:00', '01.01.1985', 'null,'].map(readDate)).toEqual([
      '1985-01-01',
      '1985-01-01',
      null,
      null,
    ]);
    expect([' 7 ', 7, 'null', 'null,', '', {}, Number.NaN].map(readCode)).toEqual([
      '7',
      '7',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('Location', () => {
  test('names the calendar and the new object, absolute or relative', () => {
    const path = '/api/v3/integration/facilities/1/doctors/2/addresses/3/breaks/4';
    const read = { id: '4', calendar };
    expect(readLocation(path)).toEqual(read);
    expect(readLocation(`https://www.znanylekarz.pl${path}/?x=1`)).toEqual(read);
    expect(readLocation(path.slice(1))).toEqual(read);
    expect(readLocation(path.slice(path.indexOf('facilities')))).toEqual(read);
    expect(readLocation(path.replace('/facilities', '/oldfacilities'))).toBeNull();
    for (const header of [null, '', '/breaks/4', path.replace('/4', ''), path.replace('/1/', '/%E0%A4%A/')]) {
      expect(readLocation(header)).toBeNull();
    }
  });
});

describe('refusals', () => {
  test('have fields as a list, as an object, or deeper', () => {
    expect(readRefusal('{"errors":["a","b"],"message":"m"}')).toEqual({
      message: 'm',
      fields: { '': ['a', 'b'] },
    });
    expect(readRefusal('{"errors":{"slots[1].end":["too far"],"phone":"bad"},"message":"m"}')).toEqual({
      message: 'm',
      fields: { 'slots[1].end': ['too far'], phone: ['bad'] },
    });
    expect(readRefusal('{"errors":{"patient":{"phone":["bad"]}}}')).toEqual({
      message: '',
      fields: { 'patient.phone': ['bad'] },
    });
    expect(readRefusal('{"error":[{"slots[1].end":"too far"},{"phone":"bad"}],"message":"m"}')).toEqual({
      message: 'm',
      fields: { 'slots[1].end': ['too far'], phone: ['bad'] },
    });
    expect(readRefusal('{"errors":"bad"}').fields).toEqual({ '': ['bad'] });
    expect(readRefusal('{"error":{"code":403,"message":"Forbidden"}}')).toEqual({
      message: 'Forbidden',
      fields: {},
    });
    expect(readRefusal('{"error":"invalid_client","error_description":"no"}').message).toBe('no');
    expect(readRefusal('{"message":7,"error":"x"}').message).toBe('x');
  });

  test('of any text are read without a throw', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void readRefusal(body)));
  });

  test('under a status of success are told by their body, or by its type', () => {
    const json = 'application/vnd.docplanner+json';
    for (const body of [
      '{"errors":[],"message":"Invalid arguments"}',
      '{"error":[{"phone":"bad"}]}',
      '{"error":"no"}',
      '{"id":"7","errors":{"phone":["bad"]}}',
      '{"error":{"code":403,"message":"Forbidden"}}',
      '{"errors":["cut o',
    ])
      expect(refusalInSuccess(body, json), body).not.toBeNull();
    expect(refusalInSuccess('{}', 'application/vnd.error+docplanner+json')).not.toBeNull();
    for (const body of [
      '',
      'ok',
      '{}',
      '[]',
      'null',
      '{"id":"7","message":"Booked","errors":[],"error":null}',
      '{"status":"enabled","error":false}',
    ])
      expect(refusalInSuccess(body, json), body).toBeNull();
  });

  test('each status has its kind', () => {
    const kinds = [400, 422, 403, 404, 410, 409, 405, 413, 500].map(
      (status) => refusalOf(status, { message: '', fields: {} }).kind,
    );
    expect(kinds).toEqual([
      'invalid',
      'invalid',
      'forbidden',
      'notFound',
      'notFound',
      'conflict',
      'server',
      'server',
      'server',
    ]);
  });
});
