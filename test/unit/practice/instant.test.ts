import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { fromWireTime, toWireTime } from '#shared/time/wire.ts';
import { readDate, readInstant, spelledInstant, spelledInUtc } from '../../../main/practice/wire/instant.ts';

/*
 * Invariant: the practice clinic and the client share no code for instants, and mean the same ones. What is right stands here in
 * figures, so that both cannot be wrong together.
 */
const zones = [
  ...marketplaceLocales.map((locale) => marketplaces[locale].timeZone),
  'Asia/Kolkata',
  'America/St_Johns',
  'Africa/Monrovia',
];
/** From 1975 on: before that some zones were ahead by seconds, too. */
const anyInstant = fc.integer({ min: 157_766_400, max: 5_000_000_000 }).map((seconds) => seconds * 1000);

describe('an instant', () => {
  test.each([
    [Date.UTC(2026, 0, 15, 8), 'Europe/Warsaw', '2026-01-15T09:00:00+01:00'],
    [Date.UTC(2026, 6, 15, 8), 'Europe/Warsaw', '2026-07-15T10:00:00+02:00'],
    [Date.UTC(2026, 9, 25, 0, 30), 'Europe/Warsaw', '2026-10-25T02:30:00+02:00'],
    [Date.UTC(2026, 9, 25, 1, 30), 'Europe/Warsaw', '2026-10-25T02:30:00+01:00'],
    [Date.UTC(2026, 0, 1, 2), 'America/Sao_Paulo', '2025-12-31T23:00:00-03:00'],
    [Date.UTC(2026, 0, 1, 2), 'America/St_Johns', '2025-12-31T22:30:00-03:30'],
    [Date.UTC(2026, 0, 1, 2), 'UTC', '2026-01-01T02:00:00+00:00'],
  ])('%i is spelled by the clock of %s: %s', (at, zone, text) => {
    expect(spelledInstant(at, zone)).toBe(text);
    expect(readInstant(text)).toBe(at);
  });

  test('is spelled in UTC with a Z', () => {
    expect(spelledInUtc(Date.UTC(2026, 6, 1, 8, 5, 9))).toBe('2026-07-01T08:05:09Z');
  });

  test('goes both ways between clinic and client', () => {
    fc.assert(
      fc.property(anyInstant, fc.constantFrom(...zones), (at, zone) => {
        expect(fromWireTime(spelledInstant(at, zone))).toBe(at);
        expect(fromWireTime(spelledInUtc(at))).toBe(at);
        expect(readInstant(toWireTime(at, zone))).toBe(at);
      }),
      { numRuns: 300 },
    );
  });

  test('is read with its offset in any spelling, and not without one, nor where the calendar has none', () => {
    const at = Date.UTC(2021, 4, 26, 15);
    for (const text of [
      '2021-05-26T16:00:00+0100',
      '2021-05-26T15:00:00Z',
      '2021-05-26T15:00Z',
      '2021-05-26T15:00:00.250Z',
    ])
      expect(readInstant(text), text).toBe(at);
    for (const text of [
      '2021-05-26T16:00:00',
      '2021-05-26',
      '2021-05-26 16:00:00Z',
      '2021-02-29T16:00:00Z',
      '2021-13-01T16:00:00Z',
      '2021-05-26T24:00:00Z',
      '2021-05-26T16:60:00Z',
      '2021-05-26T16:00:00+24:00',
      ' 2021-05-26T15:00:00Z',
      'null,',
      '',
    ])
      expect(readInstant(text), text).toBeNull();
  });
});

test('a date is read from an instant as it is written there, and from nothing that is no date', () => {
  for (const text of ['1985-01-31', '1985-01-31T00:00:00+01:00', '1985-01-31T23:00:00Z'])
    expect(readDate(text)).toBe('1985-01-31');
  for (const text of ['1985-02-30', '31.01.1985', '1985-01-31Tx', '1985-01-31 00:00', ''])
    expect(readDate(text), text).toBeNull();
});
