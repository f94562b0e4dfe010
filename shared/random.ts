import type { Random } from './ports.ts';

/**
 * A seeded generator (sfc32): the same seed gives the same numbers on every machine. Not for secrets.
 *
 * @param seed any number; its fraction is dropped
 */
export function seededRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = Math.floor(seed / 0x1_0000_0000) | 0;
  let counter = seed | 0;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // Neighbouring seeds begin alike; after a few rounds nothing of that is left.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** A generator of its own, so that drawing more in one place leaves all the others as they were. */
export function fork(random: Random): Random {
  return seededRandom(Math.floor(random() * Number.MAX_SAFE_INTEGER));
}

/** True with the given probability, 0 to 1. */
export function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

/** A whole number from `min` to `max`, both included. */
export function intBetween(random: Random, min: number, max: number): number {
  return min + Math.floor(random() * (max - min + 1));
}

/** One of the items. @throws on an empty list: a bug of the caller's */
export function pick<T>(random: Random, items: readonly T[]): T {
  const index = Math.floor(random() * items.length);
  if (index >= items.length) throw new Error('Nothing to pick from');
  return items[index] as T;
}

/** One of the items, the earlier the likelier: for lists whose first entries are the everyday ones. */
export function pickEarly<T>(random: Random, items: readonly T[]): T {
  return pick(() => random() * Math.sqrt(random()), items);
}

/** The items in random order. The list itself stays as it is. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
}
