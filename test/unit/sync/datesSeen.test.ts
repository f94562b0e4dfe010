import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asAddressId, asAddressServiceId, asBreakId, asDoctorId, asFacilityId } from '#shared/domain/ids.ts';
import { addDays, dayWindow, startOfDay, type LocalDate } from '#shared/time/zone.ts';
import { dateSeen, datesSeen } from '../../../main/sync/hours/dateSeen.ts';
import { hour, minute } from '../../store/fixed.ts';
import { address, addressService, booking, doctor } from '../../store/samples.ts';
import { openFor } from '../../store/support.ts';
import { countReads } from '../../support/countReads.ts';

/*
 * Twelve weeks of a calendar are read at once, and each date of them is as if it were read alone: its starts, and the visits and breaks that
 * lie on it, if only in part. Also where clocks change, over midnight, and for what is longer than a day.
 */

const a1 = asAddressId('a1');
/** Both days of the clocks, a date line, and midnights that are skipped. */
const zones = ['Europe/Warsaw', 'Atlantic/Canary', 'America/Santiago', 'America/Sao_Paulo'];
const from: LocalDate = '2027-03-20';

function clinic() {
  const store = openFor();
  store.catalogue.replaceFacilities([{ id: asFacilityId('f1'), name: 'Clinic' }]);
  store.catalogue.replaceDoctors(asFacilityId('f1'), [doctor('d1')]);
  store.catalogue.replaceAddresses(asFacilityId('f1'), asDoctorId('d1'), [address('a1')]);
  store.catalogue.replaceAddressServices(a1, [
    addressService('seen'),
    addressService('hidden', { visible: false }),
  ]);
  return store;
}

const anyHalfHour = fc.integer({ min: -48, max: 15 * 48 });
const anyLength = fc.constantFrom(0.5, 1, 5, 30, 100);

test.each(zones)(
  'each date is as it is alone, in %s',
  (zone) => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyHalfHour, anyLength, fc.constantFrom('booked' as const, 'canceled' as const)), {
          maxLength: 12,
        }),
        fc.array(fc.tuple(anyHalfHour, anyLength), { maxLength: 6 }),
        fc.uniqueArray(anyHalfHour, { maxLength: 20 }),
        (visits, breaks, starts) => {
          const store = clinic();
          try {
            const at = (half: number): number => startOfDay(from, zone) + half * 30 * minute;
            visits.forEach(([half, hours, status], index) =>
              store.bookings.upsert(
                booking(`b${index}`, { start: at(half), end: at(half) + hours * hour, status }),
              ),
            );
            store.schedule.replaceBreaks(
              a1,
              { from: 0, to: at(100_000) },
              breaks.map(([half, hours], index) => ({
                id: asBreakId(`p${index}`),
                addressId: a1,
                since: at(half),
                till: at(half) + hours * hour,
                description: null,
              })),
            );
            store.schedule.replaceSlots(
              a1,
              { from: at(-1_000), to: at(100_000) },
              starts.map((half) => ({
                addressId: a1,
                start: at(half),
                services: [{ addressServiceId: asAddressServiceId('seen'), duration: 20 }],
              })),
            );
            const context = { store, zone, zoneOf: () => zone };
            const range = { first: from, last: addDays(from, 13) };
            const seen = datesSeen(context, a1, range, at(0));
            for (let date = range.first; date <= range.last; date = addDays(date, 1)) {
              const window = dayWindow(date, zone);
              const one = seen(date);
              expect(one.told.map(({ start }) => start)).toEqual(
                starts
                  .map(at)
                  .filter((start) => window.from <= start && start < window.to)
                  .toSorted((a, b) => a - b),
              );
              const spans = [
                ...visits.flatMap(([half, hours, status]) =>
                  status === 'booked' ? [[at(half), at(half) + hours * hour] as const] : [],
                ),
                ...breaks.map(([half, hours]) => [at(half), at(half) + hours * hour] as const),
              ].filter(([begin, end]) => begin < window.to && end > window.from);
              expect(one.busy.map(({ from: begin, to }) => `${begin} ${to}`).toSorted()).toEqual(
                spans.map(([begin, end]) => `${begin} ${end}`).toSorted(),
              );
              expect([...one.hidden]).toEqual(['hidden']);
              expect(dateSeen(context, a1, date, at(0))).toEqual(one);
            }
          } finally {
            store.close();
          }
        },
      ),
      { numRuns: 8 },
    );
  },
  120_000,
);

test('it is asked for at once, however many dates they are', () => {
  const store = clinic();
  const context = { store, zone: 'Europe/Warsaw', zoneOf: () => 'Europe/Warsaw' };
  store.catalogue.addressServices(a1);
  const { queries } = countReads(() => {
    const seen = datesSeen(context, a1, { first: from, last: addDays(from, 83) }, 0);
    for (let days = 0; days < 84; days += 1) seen(addDays(from, days));
  });
  expect(queries).toBe(3);
});
