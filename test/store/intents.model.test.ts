import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asAddressId, asBookingId, asIntentId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { IntentState } from '#shared/domain/intentOf.ts';
import { book, calendarOf, intent } from './samples.ts';
import { monday } from './fixed.ts';
import { openFor, tempFile } from './support.ts';

/**
 * Decisions against a list: whatever is decided, sent, refused, undone and renumbered, and also over restarts, the open
 * ones are those of the list in the order of deciding, and every change that took place has exactly one audit entry.
 */

const ids = ['i0', 'i1', 'i2', 'i3', 'i4'];
const bookingIds = ['b0', 'b1', 'b2'].map(asBookingId);
const states: readonly IntentState[] = ['held', 'queued', 'sending', 'unknown', 'confirmed', 'refused'];
const anId = fc.constantFrom(...ids);
const aStep = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    id: anId,
    booking: fc.option(fc.constantFrom(...bookingIds)),
    address: fc.constantFrom('a1', 'a2'),
  }),
  fc.record({ kind: fc.constant('state' as const), id: anId, state: fc.constantFrom(...states) }),
  fc.record({ kind: fc.constant('drop' as const), id: anId }),
  fc.record({
    kind: fc.constant('remap' as const),
    from: fc.constantFrom(...bookingIds),
    to: fc.constantFrom(...bookingIds),
  }),
  fc.record({ kind: fc.constant('restart' as const) }),
);

test(
  'any life of decisions, over restarts, is what a list would hold, and each change is in the audit once',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 15 }), (steps) => {
        const file = tempFile();
        let store = openFor(file);
        let model: Intent[] = [];
        const ever = new Set<string>();
        let changes = 0;
        const isOpen = ({ state }: Intent): boolean => state !== 'confirmed';
        for (const step of steps) {
          const note = { at: monday, detail: '{}' };
          switch (step.kind) {
            case 'insert': {
              if (ever.has(step.id)) break;
              const made = intent(step.id, {
                action:
                  step.booking === null ? book : { kind: 'cancel', bookingId: step.booking, reason: null },
                calendar: calendarOf(step.address),
              });
              ever.add(step.id);
              model.push(made);
              store.intents.insert(made, note);
              changes += 1;
              break;
            }
            case 'state': {
              const known = model.find(({ id }) => id === step.id);
              const can = known !== undefined && isOpen(known);
              expect(store.intents.change(asIntentId(step.id), { state: step.state }, note)).toBe(can);
              if (can) changes += 1;
              model = model.map((one) => (can && one.id === step.id ? { ...one, state: step.state } : one));
              break;
            }
            case 'drop': {
              const known = model.find(({ id }) => id === step.id);
              const can = known !== undefined && isOpen(known);
              expect(store.intents.drop(asIntentId(step.id), null, note)).toBe(can);
              if (can) changes += 1;
              model = model.filter((one) => !can || one.id !== step.id);
              break;
            }
            case 'remap':
              store.intents.remapBooking(step.from, { id: step.to, calendar: calendarOf('a2') }, note);
              changes += 1;
              model = model.map((one) =>
                isOpen(one) && one.action.kind === 'cancel' && one.action.bookingId === step.from
                  ? { ...one, calendar: calendarOf('a2'), action: { ...one.action, bookingId: step.to } }
                  : one,
              );
              break;
            case 'restart':
              store.close();
              store = openFor(file);
              break;
          }
          const open = model.filter(isOpen);
          expect(store.intents.allOpen()).toEqual(open);
          for (const name of ['a1', 'a2']) {
            const ofAddress = open.filter(({ calendar }) => calendar.addressId === name);
            expect(store.intents.open([asAddressId(name)])).toEqual(ofAddress);
            expect(store.intents.openBookings(asAddressId(name))).toEqual(
              ofAddress.filter(({ action }) => action.kind === 'book'),
            );
          }
          for (const id of ids) {
            expect(store.intents.get(asIntentId(id))).toEqual(model.find((one) => one.id === id) ?? null);
          }
        }
        const all = store.audit.inWindow({ from: 0, to: monday + 1 }, { before: null, limit: 1000 });
        expect(all).toHaveLength(changes);
        store.close();
      }),
      { numRuns: 25 },
    );
  },
);
