import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asAddressId, asAddressServiceId, asBreakId } from '#shared/domain/ids.ts';
import type { Break, Slot, WorkPeriod } from '#shared/domain/schedule.ts';
import type { Window } from '#shared/time/zone.ts';
import { hour } from './fixed.ts';
import { openFor } from './support.ts';

/** Slots, work periods and breaks against maps: any run of answers leaves what the maps hold, and says if anything changed. */

const addresses = ['a1', 'a2'].map(asAddressId);
const anAddress = fc.constantFrom(...addresses);
const aWindow: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => ({ from: from * hour, to: (from + length) * hour }));
const services = fc.array(
  fc.record({
    addressServiceId: fc.constantFrom('s1', 's2').map(asAddressServiceId),
    duration: fc.constantFrom(10, 30),
  }),
  { maxLength: 2 },
);
const everything: Window = { from: -1, to: 1e12 };
const within = (at: number, { from, to }: Window): boolean => at >= from && at < to;
const text = (things: Iterable<unknown>): string[] => Array.from(things, (one) => JSON.stringify(one)).sort();

test(
  'slots: the window of an answer holds exactly its slots, everything else stays',
  { timeout: 60_000 },
  () => {
    const store = openFor();
    const anAnswer = fc.record({
      addressId: anAddress,
      window: aWindow,
      starts: fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { maxLength: 5 }),
      services,
    });
    fc.assert(
      fc.property(fc.array(anAnswer, { maxLength: 6 }), aWindow, (answers, look) => {
        for (const addressId of addresses) store.schedule.replaceSlots(addressId, everything, []);
        let model: Slot[] = [];
        for (const { addressId, window, starts, services: offered } of answers) {
          const slots = starts
            .map((start): Slot => ({ addressId, start: window.from + start * hour, services: offered }))
            .filter(({ start }) => within(start, window));
          const before = text(model);
          model = model.filter((slot) => slot.addressId !== addressId || !within(slot.start, window));
          model.push(...slots);
          const changed = store.schedule.replaceSlots(addressId, window, slots);
          expect(changed).toBe(before.join() !== text(model).join());
        }
        const shown = store.schedule.slotsInWindow(addresses, look);
        expect(text(shown)).toEqual(text(model.filter(({ start }) => within(start, look))));
      }),
      { numRuns: 80 },
    );
  },
);

test(
  'breaks: what overlaps the window of an answer and is not in it is gone, the rest stays',
  { timeout: 60_000 },
  () => {
    const store = openFor();
    const aBreak = fc.record({
      id: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
      since: fc.integer({ min: 0, max: 40 }),
      hours: fc.integer({ min: 1, max: 12 }),
      description: fc.option(fc.constantFrom('Lunch', '')),
    });
    const anAnswer = fc.record({
      addressId: anAddress,
      window: aWindow,
      breaks: fc.uniqueArray(aBreak, { maxLength: 3, selector: ({ id }) => id }),
    });
    const overlaps = (one: Break, { from, to }: Window): boolean => one.till > from && one.since < to;
    fc.assert(
      fc.property(fc.array(anAnswer, { maxLength: 6 }), aWindow, (answers, look) => {
        for (const addressId of addresses) store.schedule.replaceBreaks(addressId, everything, []);
        const model = new Map<string, Break>();
        for (const { addressId, window, breaks } of answers) {
          const before = text(model.values());
          for (const [id, known] of model) {
            if (known.addressId === addressId && overlaps(known, window)) model.delete(id);
          }
          const answered = breaks.map(({ id, since, hours, description }): Break => ({
            id: asBreakId(id),
            addressId,
            since: since * hour,
            till: (since + hours) * hour,
            description,
          }));
          for (const one of answered) model.set(one.id, one);
          const changed = store.schedule.replaceBreaks(addressId, window, answered);
          expect(changed).toBe(before.join() !== text(model.values()).join());
        }
        const shown = store.schedule.breaksInWindow(addresses, look);
        expect(text(shown)).toEqual(text([...model.values()].filter((one) => overlaps(one, look))));
      }),
      { numRuns: 80 },
    );
  },
);

test(
  'work periods: the window of an answer holds exactly those that begin in it',
  { timeout: 60_000 },
  () => {
    const store = openFor();
    const anAnswer = fc.record({
      addressId: anAddress,
      window: aWindow,
      periods: fc.uniqueArray(
        fc.record({
          start: fc.integer({ min: 0, max: 19 }),
          hours: fc.integer({ min: 1, max: 30 }),
          services,
        }),
        { maxLength: 3, selector: ({ start }) => start },
      ),
    });
    fc.assert(
      fc.property(fc.array(anAnswer, { maxLength: 5 }), aWindow, (answers, look) => {
        for (const addressId of addresses) store.schedule.replaceWorkPeriods(addressId, everything, []);
        let model: WorkPeriod[] = [];
        for (const { addressId, window, periods } of answers) {
          const answered = periods
            .map(({ start, hours, services: offered }): WorkPeriod => {
              const from = window.from + start * hour;
              return { addressId, start: from, end: from + hours * hour, services: offered };
            })
            .filter(({ start }) => within(start, window));
          const before = text(model);
          model = model.filter((one) => one.addressId !== addressId || !within(one.start, window));
          model.push(...answered);
          const changed = store.schedule.replaceWorkPeriods(addressId, window, answered);
          expect(changed).toBe(before.join() !== text(model).join());
        }
        const shown = store.schedule.workPeriodsInWindow(addresses, look);
        expect(text(shown)).toEqual(
          text(model.filter(({ start, end }) => end > look.from && start < look.to)),
        );
      }),
      { numRuns: 80 },
    );
  },
);
