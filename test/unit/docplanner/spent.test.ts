import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBudget } from '../../../main/docplanner/budget.ts';
import { vendorLimits } from '../../../main/docplanner/limits.ts';
import { createSpent, type SpentBook } from '../../../main/docplanner/spent.ts';
import { testClock } from './world.ts';

const minute = 60_000;

function bookIn(kept: { text: string | null }): SpentBook & { written: number } {
  return {
    written: 0,
    read: () => kept.text,
    write(text) {
      this.written += 1;
      kept.text = text;
    },
  };
}

describe('a desk that starts again', () => {
  test('lets no more through with its earlier lives than one that never died, whenever it dies', () => {
    const life = fc.array(
      fc.record({ cls: fc.constantFrom('read', 'write'), wait: fc.nat(8_000), dies: fc.nat(60) }),
      { minLength: 300, maxLength: 900 },
    );
    fc.assert(
      fc.property(life, (moments) => {
        const clock = testClock(0);
        const kept = { text: null as string | null };
        const start = () => createBudget(clock, vendorLimits, createSpent(clock, bookIn(kept), vendorLimits));
        let budget = start();
        const made: { cls: 'read' | 'write'; at: number }[] = [];
        for (const { cls, wait, dies } of moments) {
          clock.advance(wait % 5 === 0 ? wait : 0);
          if (dies === 0) budget = start();
          if (budget.blockedUntil(cls) !== null) continue;
          budget.take(cls);
          made.push({ cls, at: clock.now() });
        }
        for (const { at } of made) {
          const within = (span: number) => made.filter((one) => one.at > at - span && one.at <= at);
          expect(within(5 * minute).length).toBeLessThanOrEqual(400);
          expect(within(minute).filter(({ cls }) => cls === 'write').length).toBeLessThanOrEqual(40);
        }
      }),
      { numRuns: 20 },
    );
  });

  test.each([-90 * minute, 90 * minute])(
    'knows what it spent also where the clock was set by %i ms meanwhile',
    (by) => {
      const clock = testClock(0);
      const kept = { text: null as string | null };
      const first = createBudget(clock, vendorLimits, createSpent(clock, bookIn(kept), vendorLimits));
      for (let call = 0; call < 21; call += 1) first.take('write');
      clock.shift(by);
      // Of a block that was noted before.
      first.take('write');
      clock.advance(30_000);
      const again = createBudget(clock, vendorLimits, createSpent(clock, bookIn(kept), vendorLimits));
      expect(again.left().writes).toBe(vendorLimits.writesPerMinute - 22);
    },
  );

  test('knows what it spent also where its clock is set right after its last call, and it dies at once', () => {
    const clock = testClock(0);
    const kept = { text: null as string | null };
    for (const by of [-24 * 60 * minute, 24 * 60 * minute]) {
      const before = createBudget(clock, vendorLimits, createSpent(clock, bookIn(kept), vendorLimits));
      const left = before.left().writes;
      for (let call = 0; call < 4; call += 1) before.take('write');
      clock.shift(by);
      const again = createBudget(clock, vendorLimits, createSpent(clock, bookIn(kept), vendorLimits));
      expect(again.left().writes).toBe(left - 4);
    }
  });

  test('after the machine has begun anew goes by the time of the day', () => {
    const clock = testClock(1_000_000);
    const noted = (ago: number) => ({ cls: 'write', at: 1_000_000 - ago, up: 5_000_000, count: 2 });
    const book = bookIn({ text: JSON.stringify([noted(62 * minute), noted(61 * minute)]) });
    // The last block may not have been used up.
    expect(createBudget(clock, vendorLimits, createSpent(clock, book, vendorLimits)).left().writes).toBe(
      vendorLimits.writesPerMinute - 2,
    );
  });

  test('waits for no more than the calls of one block that it may not have made', () => {
    const clock = testClock(0);
    const kept = { text: null as string | null };
    const first = createBudget(clock, vendorLimits, createSpent(clock, bookIn(kept), vendorLimits));
    first.take('write');
    const again = createBudget(clock, vendorLimits, createSpent(clock, bookIn(kept), vendorLimits));
    expect(again.left().writes).toBe(vendorLimits.writesPerMinute - 2);
    clock.advance(2 * minute);
    expect(again.left().writes).toBe(vendorLimits.writesPerMinute);
  });

  test('after an hour and more has its whole budget but for one block of each', () => {
    const clock = testClock(0);
    const kept = { text: null as string | null };
    const first = createBudget(clock, vendorLimits, createSpent(clock, bookIn(kept), vendorLimits));
    for (let call = 0; call < 300; call += 1) first.take('read');
    clock.advance(90 * minute);
    const again = createBudget(clock, vendorLimits, createSpent(clock, bookIn(kept), vendorLimits));
    expect(again.left().reads).toBeGreaterThanOrEqual(
      vendorLimits.callsPerFiveMinutes - vendorLimits.keptForWrites - 10,
    );
  });

  test('notes calls in blocks, and keeps the note short however long it runs', () => {
    const clock = testClock(0);
    const kept = { text: null as string | null };
    const book = bookIn(kept);
    const budget = createBudget(clock, vendorLimits, createSpent(clock, book, vendorLimits));
    for (let call = 0; call < 5_000; call += 1) {
      clock.advance(8_000);
      budget.take('read');
    }
    expect(book.written).toBe(500);
    expect((JSON.parse(kept.text ?? '[]') as unknown[]).length).toBeLessThan(60);
  });

  test('begins anew from a note that nobody can read, or that is of the future', () => {
    const clock = testClock(1_000_000);
    for (const text of ['', 'null', '{"a":1}', '[{"cls":"read","at":"x","count":1}]']) {
      const budget = createBudget(clock, vendorLimits, createSpent(clock, bookIn({ text }), vendorLimits));
      expect(budget.left().writes).toBe(vendorLimits.writesPerMinute);
    }
    const ahead = JSON.stringify([{ cls: 'write', at: 9e15, count: 2 }]);
    const budget = createBudget(
      clock,
      vendorLimits,
      createSpent(clock, bookIn({ text: ahead }), vendorLimits),
    );
    clock.advance(2 * minute);
    expect(budget.left().writes).toBe(vendorLimits.writesPerMinute);
  });
});
