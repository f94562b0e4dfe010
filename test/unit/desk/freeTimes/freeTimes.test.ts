import { expect, test } from 'vitest';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asBreakId,
  asDoctorId,
  asFacilityId,
} from '#shared/domain/ids.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { freeTimes, nextFree } from '../../../../main/desk/freeTimes/freeTimes.ts';
import { atOnce } from '../../../../main/desk/steps.ts';
import { day, hour, minute, monday } from '../../../store/fixed.ts';
import { address, addressService, booking, calendarOf, doctor, intent } from '../../../store/samples.ts';
import { openFor } from '../../../store/support.ts';
import { countReads } from '../../../support/countReads.ts';

/*
 * The next free times for a service cost what they show: calendars that do not offer it, and free starts that do not take it, are
 * not read, however many there are. A time that somebody is on the way to is not free, nor is one that a break closes.
 */

const window = { from: monday, to: monday + 84 * day };

/** Calendars of which the last alone offers the rare service, each with free starts in many weeks. */
function hospital(calendars: number) {
  const store = openFor();
  const ids = Array.from({ length: calendars }, (_, index) => `a${index}`);
  store.catalogue.replaceFacilities([{ id: asFacilityId('f1'), name: 'Clinic' }]);
  store.catalogue.replaceDoctors(asFacilityId('f1'), [doctor('d1')]);
  store.catalogue.replaceAddresses(
    asFacilityId('f1'),
    asDoctorId('d1'),
    ids.map((id) => address(id)),
  );
  for (const [index, id] of ids.entries()) {
    const addressId = asAddressId(id);
    const usual = addressService(`${id}-usual`, { addressId, name: 'Usual' });
    const rare = addressService(`${id}-rare`, { addressId, name: 'Rare' });
    const neverFree = addressService(`${id}-never`, { addressId, name: 'Never free' });
    store.catalogue.replaceAddressServices(addressId, [
      usual,
      neverFree,
      ...(index === calendars - 1 ? [rare] : []),
    ]);
    const starts = Array.from(
      { length: 60 },
      (_, n) => monday + Math.floor(n / 5) * 7 * day + (n % 5) * hour,
    );
    const services = [usual.id, ...(index === calendars - 1 ? [rare.id] : [])];
    store.schedule.replaceSlots(
      addressId,
      window,
      starts.map((start) => ({
        addressId,
        start,
        services: services.map((addressServiceId) => ({ addressServiceId, duration: 20 })),
      })),
    );
  }
  return store;
}

test.each([
  ['a rare service', 'Rare', 60],
  ['a service that nobody has free', 'Never free', 0],
  ['a service that nobody offers', 'Unheard of', 0],
])('%s costs as much at forty calendars as at four', (_what, service, times) => {
  const cost = (calendars: number) => {
    const store = hospital(calendars);
    atOnce(nextFree({ store }, { service, ...window }));
    const { value, queries, rows } = countReads(() => atOnce(nextFree({ store }, { service, ...window })));
    expect(value).toHaveLength(times);
    return { queries, rows };
  };
  const few = cost(4);
  expect(cost(40)).toEqual(few);
  expect(few.rows).toBe(times);
});

test('all calendars together are read as far as a list goes, in the order of their starts', () => {
  const store = hospital(40);
  atOnce(nextFree({ store }, { service: 'Usual', ...window }));
  const found = countReads(() => atOnce(nextFree({ store }, { service: 'Usual', ...window })));
  expect(found.value).toHaveLength(200);
  expect(found.value.map(({ start }) => start)).toEqual(
    Array.from({ length: 200 }, (_, index) => monday + Math.floor(index / 40) * hour),
  );
  expect(found.rows).toBeLessThanOrEqual(240);
});

test('a calendar has no free time where a visit lies, or where one is on its way to, and has it again where one leaves', () => {
  const store = hospital(1);
  const at = (id: string, start: number) =>
    booking(id, { addressId: asAddressId('a0'), start, end: start + 20 * minute });
  // Stands there; is cancelled here; comes here from another week.
  for (const one of [at('b1', monday), at('b2', monday + hour), at('b3', monday + 60 * day)])
    store.bookings.upsert(one);
  const note = { at: monday, detail: '{}' };
  const cancel = intent('i2', {
    calendar: calendarOf('a0'),
    action: { kind: 'cancel', bookingId: asBookingId('b2'), reason: null },
  });
  const move = intent('i3', {
    calendar: calendarOf('a0'),
    action: {
      kind: 'move',
      bookingId: asBookingId('b3'),
      to: {
        calendar: calendarOf('a0'),
        start: monday + 2 * hour,
        duration: 20,
        addressServiceId: asAddressServiceId('a0-usual'),
      },
    },
  });
  store.intents.insert(cancel, note);
  store.intents.insert(move, note);
  const free = atOnce(
    freeTimes({ store }, { addressId: 'a0', scope: 'address', from: monday, to: monday + day }),
  );
  const starts = free.map(({ start }) => (start - monday) / hour);
  expect(starts).toEqual([1, 3, 4]);
});

test('a calendar has no free time in a break that the vendor has not been told of, by either way of asking, and the next calendar has', () => {
  const store = hospital(2);
  const addressId = asAddressId('a0');
  const from = monday + 59 * day;
  // Stands in another week, and is to come here; the vendor has heard of neither.
  const pause = { id: asBreakId('p1'), addressId, since: from, till: from + hour, description: null };
  store.schedule.replaceBreaks(addressId, { from, to: from + day }, [pause]);
  const to = { since: monday + 3 * hour, till: monday + 4 * hour };
  const { since, till, description } = pause;
  const calendar = calendarOf('a0');
  const note = { at: monday, detail: '{}' };
  const action = { kind: 'addBreak', since: monday + hour, till: monday + 2 * hour, description } as const;
  store.intents.insert(intent('i1', { calendar, action }), note);
  const seen = { since, till, description };
  store.intents.insert(
    intent('i2', { calendar, action: { kind: 'moveBreak', breakId: pause.id, seen, to } }),
    note,
  );
  const coming = { from: monday, to: monday + day };
  const startsOf = (id: string, found: readonly FreeTime[]): readonly number[] =>
    found.filter((one) => one.addressId === id).map(({ start }) => (start - monday) / hour);
  const found = atOnce(nextFree({ store }, { service: 'Usual', ...coming }));
  expect([startsOf('a0', found), startsOf('a1', found)]).toEqual([
    [0, 2, 4],
    [0, 1, 2, 3, 4],
  ]);
  const own = atOnce(freeTimes({ store }, { addressId: 'a0', scope: 'address', ...coming }));
  expect(startsOf('a0', own)).toEqual([0, 2, 4]);
});
