import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comingCentury, readWrittenDate, writtenDate } from '#shared/domain/writtenDate.ts';
import { addDays } from '#shared/time/zone.ts';

/* A date that a person types means the same day in every country, whatever language the system speaks. */

const century = comingCentury('2026-11-30');
const tags = ['pl-PL', 'de-DE', 'en-GB', 'en-US', 'es-MX', 'it-IT', 'cs-CZ', 'tr-TR', 'pt-BR'];
const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1900-01-01', days));

describe('a date', () => {
  test('that is written in the manner of a country is read back there as the same day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tags), anyDate, (tag, date) => {
        expect(readWrittenDate(writtenDate(date, tag), tag, century)).toBe(date);
        expect(readWrittenDate(date, tag, century)).toBe(date);
        expect(readWrittenDate(date.replaceAll('-', ''), tag, century)).toBe(date);
      }),
    );
  });

  test('has the month first only where people write it so', () => {
    expect(readWrittenDate('03/04/2027', 'de-DE', century)).toBe('2027-04-03');
    expect(readWrittenDate('03/04/2027', 'en-GB', century)).toBe('2027-04-03');
    expect(readWrittenDate('03/04/2027', 'en-US', century)).toBe('2027-03-04');
  });

  test('with two digits of a year lies in this century, and a day that its month does not have is none', () => {
    expect(readWrittenDate('13.12.26', 'de-DE', century)).toBe('2026-12-13');
    expect(readWrittenDate('13.12.99', 'de-DE', century)).toBe('2099-12-13');
    for (const none of ['30.02.2027', '', '12', '1.1', 'heute', '32.01.2027', '00.01.2027'])
      expect(readWrittenDate(none, 'de-DE', century), none).toBeNull();
  });
});
