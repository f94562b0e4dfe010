import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { keep } from '#shared/time/offsets.ts';
import { fromWireTime, toWireTime } from '#shared/time/wire.ts';
import { addDays, localDateOf, startOfDay, wallClockOf } from '#shared/time/zone.ts';

/*
 * The quick ways of shared/time answer exactly as Temporal does: for every instant, in every zone, on the days in which clocks
 * change, and for nonsense, which both refuse. And they are the ways taken for what a clinic asks all day.
 */

/** The marketplaces' zones, and some with the oddest clocks there are. */
const zones = [
  ...marketplaceLocales.map((locale) => marketplaces[locale].timeZone),
  'Africa/Casablanca',
  'Africa/Monrovia',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const hour = 3_600_000;

const anyZone = fc.constantFrom(...zones);
/** Most lie in the years of a desk; some at and beyond the edges of what is quick. */
const anyInstant = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }) },
  { weight: 2, arbitrary: fc.integer({ min: -100 * 365 * 24 * hour, max: Date.UTC(2150, 0, 1) }) },
  { weight: 1, arbitrary: fc.integer({ min: -40 * hour, max: 40 * hour }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -40 * hour, max: 40 * hour }).map((ms) => Date.UTC(2100, 0, 1) + ms),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(Number.NaN, 0.5, 1e15 + 0.5, 8.64e15, -8.64e15, 8.64e15 + 1, Infinity),
  },
);

/** What is said, or that it is refused: both are answers. */
function answer(of: () => unknown): unknown {
  try {
    return of();
  } catch (error) {
    return error instanceof RangeError ? 'refused' : error;
  }
}

const temporal = {
  toWire: (at: number, zone: string) =>
    Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(zone)
      .toString({ smallestUnit: 'second', timeZoneName: 'never', offset: 'auto' }),
  fromWire: (text: string) => Temporal.Instant.from(text.trim()).epochMilliseconds,
  localDate: (at: number, zone: string) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString(),
  wallClock: (at: number, zone: string) =>
    Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(zone)
      .toPlainTime()
      .toString({ smallestUnit: 'minute' }),
  startOfDay: (date: string, zone: string) =>
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone }).epochMilliseconds,
  addDays: (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString(),
};

/** The instants around each change of the clocks in the zone from 2015 to 2035: a minute and a day to both sides. */
function aroundChanges(zone: string): number[] {
  const found: number[] = [];
  let at = Temporal.Instant.from('2015-01-01T00:00Z').toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at !== null && at.year < 2035) {
    for (const ms of [-24 * hour, -hour, -60_000, -1, 0, 1, 60_000, hour, 2 * hour, 24 * hour]) {
      found.push(at.epochMilliseconds + ms);
    }
    at = at.getTimeZoneTransition('next');
  }
  return found;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('an instant in a zone is told as Temporal tells it', () => {
  test('at any time', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (at, zone) => {
        expect(answer(() => toWireTime(at, zone))).toBe(answer(() => temporal.toWire(at, zone)));
        expect(answer(() => localDateOf(at, zone))).toBe(answer(() => temporal.localDate(at, zone)));
        expect(answer(() => wallClockOf(at, zone))).toBe(answer(() => temporal.wallClock(at, zone)));
      }),
      { numRuns: 3_000 },
    );
  });

  test.each(zones)('around every change of the clocks in %s', (zone) => {
    for (const at of aroundChanges(zone)) {
      const date = temporal.localDate(at, zone);
      expect(toWireTime(at, zone)).toBe(temporal.toWire(at, zone));
      expect(localDateOf(at, zone)).toBe(date);
      expect(wallClockOf(at, zone)).toBe(temporal.wallClock(at, zone));
      // Twice: the second answer comes from the table.
      expect(startOfDay(date, zone)).toBe(temporal.startOfDay(date, zone));
      expect(startOfDay(date, zone)).toBe(temporal.startOfDay(date, zone));
    }
  });

  test('an unknown zone is refused every time', () => {
    for (const ask of [toWireTime, localDateOf, wallClockOf]) {
      expect(() => ask(Date.UTC(2026, 0, 1), 'Europe/Nowhere')).toThrow(RangeError);
      expect(() => ask(Date.UTC(2026, 0, 1), 'Europe/Nowhere')).toThrow(RangeError);
    }
    expect(() => startOfDay('2026-01-01', 'Europe/Nowhere')).toThrow(RangeError);
  });
});

describe('a text is read as Temporal reads it', () => {
  const two = fc.integer({ min: 0, max: 99 }).map((value) => String(value).padStart(2, '0'));
  const mostly = (max: number, min = 0): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min, max }).map((value) => String(value).padStart(2, '0')) },
      { weight: 1, arbitrary: two },
    );
  const year = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 1970, max: 2100 }).map(String) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('0000', '0026', '0999', '1000', '9999', '+002026', '-002026', '-000000'),
    },
  );
  const offset = fc.oneof(
    fc
      .tuple(fc.constantFrom('+', '-'), mostly(23), fc.constantFrom(':', ''), mostly(59))
      .map((all) => all.join('')),
    fc.constantFrom(
      'Z',
      'z',
      '+00:00',
      '-00:00',
      '+01',
      '+24:00',
      '+01:60',
      '+01:00:30',
      '',
      '\u221201:00',
      ' +01:00',
    ),
  );
  const between = fc.constantFrom('T', 'T', 'T', 'T', 't', ' ', '');
  const fraction = fc.constantFrom('', '', '', '', '.5', '.123456789', ',25', '.');
  const space = fc.constantFrom('', '', '', ' ', '\n', '\u00a0');
  const spelled = fc
    .tuple(
      year,
      mostly(12, 1),
      mostly(31, 1),
      between,
      mostly(23),
      mostly(59),
      mostly(60),
      fraction,
      offset,
      space,
    )
    .map(([y, m, d, t, h, min, s, f, o, end]) => `${end}${y}-${m}-${d}${t}${h}:${min}:${s}${f}${o}${end}`);
  /** A good text with one character put out of place: where a pattern would let something through. */
  const broken = fc
    .tuple(
      spelled,
      fc.nat(30),
      fc.constantFrom('', '0', '9', ':', '-', '+', 'T', 'Z', ' ', 'x', '\u0660', '[UTC]'),
    )
    .map(([text, at, put]) => `${text.slice(0, at)}${put}${text.slice(at + 1)}`);

  test('however it is spelled, and nonsense is refused', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.oneof(spelled, broken, fc.string()), (text) => {
        const expected = answer(() => temporal.fromWire(text));
        if (expected !== 'refused') read += 1;
        expect(fromWireTime(text)).toBe(expected === 'refused' ? null : expected);
      }),
      { numRuns: 20_000 },
    );
    // The texts must not all be nonsense.
    expect(read).toBeGreaterThan(2_000);
  });

  test.each([
    '2016-12-31T23:59:60Z',
    '2016-12-31T23:59:60+00:00',
    '2017-01-01T00:59:60+0100',
    '2026-02-29T10:00:00+01:00',
    '2024-02-29T10:00:00+01:00',
    '2026-04-31T10:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-00-10T10:00:00Z',
    '2026-10-00T10:00:00Z',
    '2026-11-23T09:00:00+23:59',
    '2026-11-23T09:00:00-2400',
    '1899-12-31T23:59:59-03:30',
    'null,',
    '',
  ])('%j', (text) => {
    const expected = answer(() => temporal.fromWire(text));
    expect(fromWireTime(text)).toBe(expected === 'refused' ? null : expected);
  });
});

test('days are counted as Temporal counts them, also from a date that does not exist', () => {
  const date = fc.oneof(
    {
      weight: 8,
      arbitrary: anyInstant.filter(Number.isFinite).map((at) => answer(() => temporal.localDate(at, 'UTC'))),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '2026-02-29',
        '2024-02-29',
        '2026-04-31',
        '2026-13-01',
        '2026-1-1',
        '20260101',
        '',
        'x',
      ),
    },
  );
  const days = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: -800, max: 800 }) },
    { weight: 2, arbitrary: fc.constantFrom(0, -0, 0.5, Number.NaN, 1e6, -1e6, 1e12) },
  );
  fc.assert(
    fc.property(date, days, (from, by) => {
      const text = String(from);
      expect(answer(() => addDays(text, by))).toBe(answer(() => temporal.addDays(text, by)));
      expect(answer(() => startOfDay(text, 'Europe/Warsaw'))).toBe(
        answer(() => temporal.startOfDay(text, 'Europe/Warsaw')),
      );
    }),
    { numRuns: 3_000 },
  );
});

test('what a clinic asks all day never reaches Temporal a second time', () => {
  const at = Date.UTC(2026, 10, 23, 9);
  const all = (): void => {
    for (const locale of marketplaceLocales) {
      const zone = marketplaces[locale].timeZone;
      const date = localDateOf(at, zone);
      startOfDay(addDays(date, 1), zone);
      wallClockOf(at, zone);
      for (const text of [
        toWireTime(at, zone),
        '2026-11-23T09:00:00+0100',
        '2026-11-23T08:00:00Z',
        'user',
        '',
      ])
        fromWireTime(text);
    }
  };
  // Twice: the other tests have filled the tables with more zones than they keep, and they begin anew on the way.
  all();
  all();
  const reached = [
    vi.spyOn(Temporal.Instant, 'from'),
    vi.spyOn(Temporal.Instant, 'fromEpochMilliseconds'),
    vi.spyOn(Temporal.PlainDate, 'from'),
  ];
  all();
  for (const spy of reached) expect(spy).not.toHaveBeenCalled();
});

test('a table never grows beyond its bound', () => {
  const table = new Map<number, number>();
  for (let key = 0; key < 100; key += 1) {
    expect(keep(table, key, key * 2, 7)).toBe(key * 2);
    expect(table.size).toBeLessThanOrEqual(7);
    expect(table.get(key)).toBe(key * 2);
  }
});
