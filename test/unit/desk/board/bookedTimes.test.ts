import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  asAddressId,
  asAddressServiceId,
  asBookingId,
  asFacilityId,
  asDoctorId,
} from '#shared/domain/ids.ts';
import type { IntentState } from '#shared/domain/intentOf.ts';
import type { VisitAction } from '#shared/domain/kinds/decisionKinds.ts';
import { bookedTimes, visitDecisions } from '../../../../main/desk/board/bookedTimes.ts';
import { visitsOnBoard } from '../../../../main/desk/board/dayView.ts';
import { hour, minute, monday } from '../../../store/fixed.ts';
import { address, book, booking, calendarOf, doctor, intent } from '../../../store/samples.ts';
import { openFor } from '../../../store/support.ts';
import { countReads } from '../../../support/countReads.ts';

/*
 * When visits are, without who they are of, is what the board shows as booked on that calendar: whatever was decided of visits of this and
 * other calendars, in whatever state, also where a sweep has seen already what a decision made. Nobody's visit is read whole for it but
 * those that something was decided of.
 */

const a1 = asAddressId('a1');
const window = { from: monday, to: monday + 8 * hour };

function clinic() {
  const store = openFor();
  store.catalogue.replaceFacilities([{ id: asFacilityId('f1'), name: 'Clinic' }]);
  store.catalogue.replaceDoctors(asFacilityId('f1'), [doctor('d1')]);
  store.catalogue.replaceAddresses(asFacilityId('f1'), asDoctorId('d1'), [address('a1'), address('a2')]);
  return store;
}

/** Half hours, some of them outside of the window or over its ends. */
const anyStart = fc.integer({ min: -4, max: 20 }).map((half) => monday + half * 30 * minute - 15 * minute);
const anyVisit = fc.record({
  start: anyStart,
  minutes: fc.constantFrom(30, 60, 3_000),
  addressId: fc.constantFrom('a1', 'a1', 'a2').map(asAddressId),
  status: fc.constantFrom('booked' as const, 'booked' as const, 'canceled' as const),
});
const anyDecision = fc.record({
  kind: fc.constantFrom('cancel', 'confirm', 'move', 'book'),
  on: fc.nat(5),
  start: anyStart,
  to: fc.constantFrom('a1', 'a2'),
  from: fc.constantFrom('a1', 'a2'),
  state: fc.constantFrom<IntentState>('held', 'queued', 'unknown', 'refused', 'confirmed'),
});

test('they are those of the board, whatever was decided', () => {
  fc.assert(
    fc.property(
      fc.array(anyVisit, { maxLength: 6 }),
      fc.array(anyDecision, { maxLength: 4 }),
      (visits, decisions) => {
        const store = clinic();
        try {
          for (const [index, { start, minutes, addressId, status }] of visits.entries())
            store.bookings.upsert(
              booking(`b${index}`, { start, end: start + minutes * minute, addressId, status }),
            );
          for (const [index, { kind, on, start, to, from, state }] of decisions.entries()) {
            const bookingId = asBookingId(`b${on}`);
            const target = { calendar: calendarOf(to), start, duration: 30 };
            const action: VisitAction =
              kind === 'move'
                ? { kind, bookingId, to: { ...target, addressServiceId: asAddressServiceId('as1') } }
                : kind === 'book'
                  ? ({ ...book, start } as VisitAction)
                  : kind === 'cancel'
                    ? { kind, bookingId, reason: null }
                    : { kind: 'confirm', bookingId };
            store.intents.insert(
              intent(`i${index}`, {
                action,
                state,
                calendar: calendarOf(from),
                attempts: state === 'unknown' ? 1 : 0,
              }),
              { at: monday, detail: '{}' },
            );
          }
          const shown = visitsOnBoard(store, [a1], window)
            .filter(({ status, addressId }) => status === 'booked' && addressId === a1)
            .map(({ id, start, end }) => ({ id, start, end }));
          const found = bookedTimes(store, a1, window).map(({ id, start, end }) => ({ id, start, end }));
          const sorted = (all: readonly { readonly id: string }[]) =>
            all.toSorted((one, two) => (one.id < two.id ? -1 : 1));
          expect(sorted(found)).toEqual(sorted(shown));
          expect(found.map(({ start }) => start)).toEqual(
            found.map(({ start }) => start).toSorted((one, two) => one - two),
          );
        } finally {
          store.close();
        }
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);

test('what is decided of one calendar costs nothing in others, and is seen at once', () => {
  const store = clinic();
  for (let index = 0; index < 40; index += 1)
    store.bookings.upsert(booking(`b${index}`, { start: monday + index * minute }));
  const decided = visitDecisions(store);
  bookedTimes(store, a1, window, decided);
  const again = countReads(() => bookedTimes(store, a1, window, decided));
  expect(again).toMatchObject({ queries: 1, rows: 40 });
  store.intents.insert(
    intent('i1', { action: { kind: 'cancel', bookingId: asBookingId('b3'), reason: null } }),
    { at: monday, detail: '{}' },
  );
  expect(bookedTimes(store, a1, window, decided).map(({ id }) => id)).not.toContain('b3');
  expect(bookedTimes(store, a1, window, decided)).toHaveLength(39);
});
