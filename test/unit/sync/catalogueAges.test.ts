import { describe, expect, test } from 'vitest';
import { createCatalogueAges, type CatalogueAges } from '../../../main/sync/catalogue/catalogueAges.ts';
import type { Clock } from '#shared/ports.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;

/** A machine whose clock can be set, and a file that outlives the desk. */
function machine(start = 1_000_000 * hour) {
  const at = { time: start, up: 5 * hour };
  const clock: Clock = { now: () => at.time, elapsed: () => at.up, after: () => () => undefined };
  const file = new Map<string, string>();
  const settings = {
    get: (name: string) => file.get(name) ?? null,
    set: (name: string, value: string) => void file.set(name, value),
  };
  return {
    file,
    open: (): CatalogueAges => createCatalogueAges(clock, { settings, transaction: (work) => work() }),
    pass: (ms: number) => {
      at.time += ms;
      at.up += ms;
    },
    setClock: (by: number) => void (at.time += by),
    startAnew: () => void (at.up = 0),
    elapsed: () => at.up,
  };
}
const read = (ages: CatalogueAges, list: string, at: number): void => ages.marking(list, at, () => undefined);

describe('the age of a list', () => {
  test('is counted from its question, noted in the file, and known to the next life of the desk', () => {
    const on = machine();
    const ages = on.open();
    expect(ages.ageOf('doctors 1')).toBeNull();
    const asked = on.elapsed();
    on.pass(1_000);
    read(ages, 'doctors 1', asked);
    expect(ages.ageOf('doctors 1')).toBe(1_000);
    on.pass(2 * hour);
    on.startAnew();
    expect(on.open().ageOf('doctors 1')).toBe(2 * hour + 1_000);
  });

  test.each([year, -year, 3 * hour, -3 * hour])(
    'does not change with a clock that is set by %i ms, in this life and in the next',
    (by) => {
      const on = machine();
      const ages = on.open();
      read(ages, 'facilities', on.elapsed());
      on.pass(hour);
      on.setClock(by);
      expect(ages.ageOf('facilities')).toBe(hour);
      on.pass(hour);
      // The next note takes the others along.
      read(ages, 'services', on.elapsed());
      expect(on.open().ageOf('facilities')).toBe(2 * hour);
    },
  );

  test.each([year, -year, 5 * hour, -5 * hour])(
    'where the clock was set by %i ms while the desk was off, each list is due within its time, and once',
    (by) => {
      const on = machine();
      read(on.open(), 'facilities', on.elapsed());
      on.pass(hour);
      on.setClock(by);
      on.startAnew();
      const ages = on.open();
      on.pass(6 * hour);
      expect(ages.ageOf('facilities')).toBeGreaterThanOrEqual(6 * hour);
      read(ages, 'facilities', on.elapsed());
      expect(ages.ageOf('facilities')).toBe(0);
      on.pass(hour);
      expect(on.open().ageOf('facilities')).toBe(hour);
    },
  );

  test('of which the note lies in the future is unknown, and not that of a list that was never read', () => {
    const on = machine();
    read(on.open(), 'facilities', on.elapsed());
    on.setClock(-hour);
    expect(on.open().ageOf('facilities')).toBe(Number.POSITIVE_INFINITY);
    expect(on.open().ageOf('services')).toBeNull();
  });

  test('is not young where the disk did not take the list', () => {
    const on = machine();
    const ages = on.open();
    const full = (): never => {
      throw new Error('disk full');
    };
    expect(() => ages.marking('facilities', on.elapsed(), full)).toThrow('disk full');
    expect(ages.ageOf('facilities')).toBeNull();
    expect(on.open().ageOf('facilities')).toBeNull();
  });

  test('goes with the list: one that comes again was never read', () => {
    const on = machine();
    const ages = on.open();
    read(ages, 'addresses 1 2', on.elapsed());
    read(ages, 'services', on.elapsed());
    ages.keepOnly(new Set(['services']));
    for (const one of [ages, on.open()]) {
      expect(one.ageOf('addresses 1 2')).toBeNull();
      expect(one.ageOf('services')).toBe(0);
    }
  });

  test.each(['no JSON', '[]', '{"facilities":"x"}'])('a note that is %s counts as none', (text) => {
    const on = machine();
    on.file.set('sync.catalogue', text);
    expect(on.open().ageOf('facilities')).toBeNull();
  });
});
