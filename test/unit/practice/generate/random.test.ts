import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chance,
  fork,
  intBetween,
  pick,
  pickEarly,
  seededRandom,
  shuffled,
} from '../../../../shared/random.ts';

const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const many = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

describe('the seeded generator', { timeout: 20_000 }, () => {
  test('gives numbers in [0, 1), the same for the same seed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const [one, same] = [seededRandom(seed), seededRandom(seed)];
        for (const number of many(50, one)) {
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThan(1);
          expect(same()).toBe(number);
        }
      }),
    );
  });

  test('is the same on every machine and in every version: these numbers never change', () => {
    expect(many(3, seededRandom(7)).map((number) => number.toFixed(6))).toMatchInlineSnapshot(`
      [
        "0.514186",
        "0.487096",
        "0.600070",
      ]
    `);
  });

  test('begins differently for neighbouring seeds, also above 32 bits', () => {
    const firsts = many(1000, () => 0).map((_, seed) => seededRandom(seed)());
    expect(new Set(firsts).size).toBe(1000);
    expect(seededRandom(5)()).not.toBe(seededRandom(5 + 2 ** 32)());
  });

  test('is even: a tenth of the numbers falls into each tenth', () => {
    const random = seededRandom(1);
    const tenths = new Array<number>(10).fill(0);
    for (const number of many(100_000, random)) {
      const tenth = Math.floor(number * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test('forks into one that leaves the parent where it was, however much is drawn from it', () => {
    const [one, other] = [seededRandom(3), seededRandom(3)];
    many(1000, fork(one));
    fork(other);
    expect(one()).toBe(other());
  });
});

describe('what is drawn with it', { timeout: 20_000 }, () => {
  test('stays in its bounds and reaches both of them', () => {
    const random = seededRandom(2);
    const drawn = many(1000, () => intBetween(random, -2, 3));
    expect([...new Set(drawn)].sort((left, right) => left - right)).toEqual([-2, -1, 0, 1, 2, 3]);
  });

  test('happens never at 0 and always at 1', () => {
    const random = seededRandom(2);
    expect(many(1000, () => chance(random, 0))).not.toContain(true);
    expect(many(1000, () => chance(random, 1))).not.toContain(false);
  });

  test('is one of the items, and each item has its turn; of none is a bug', () => {
    const random = seededRandom(4);
    expect(new Set(many(200, () => pick(random, ['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
    expect(() => pick(random, [])).toThrow('Nothing to pick from');
  });

  test('favours the early items where it says so, and still reaches the last', () => {
    const random = seededRandom(5);
    const drawn = many(3000, () => pickEarly(random, [0, 1, 2, 3]));
    const count = (item: number): number => drawn.filter((one) => one === item).length;
    expect(count(0)).toBeGreaterThan(count(1));
    expect(count(1)).toBeGreaterThan(count(3));
    expect(count(3)).toBeGreaterThan(0);
  });

  test('is all the items in another order, without touching the list', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.nat()), (seed, items) => {
        const before = [...items];
        const mixed = shuffled(seededRandom(seed), items);
        expect(items).toEqual(before);
        expect(mixed.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
      }),
    );
    const hundred = many(100, () => 0).map((_, n) => n);
    expect(shuffled(seededRandom(1), hundred)).not.toEqual(hundred);
  });
});
