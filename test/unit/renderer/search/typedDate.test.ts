import { describe, expect, it } from 'vitest';
import { typedDate } from '../../../../renderer/search/typedDate.ts';

/* A date is understood as people write and say it where the clinic is; what is no date is none, and never a wrong one. */
const today = '2026-11-25';

describe('a typed date', () => {
  it.each([
    ['24.11.', 'pl-PL', '2026-11-24'],
    ['24.11', 'de-DE', '2026-11-24'],
    ['24/11', 'es-ES', '2026-11-24'],
    ['24-11-2025', 'it-IT', '2025-11-24'],
    ['24 11', 'tr-TR', '2026-11-24'],
    ['3. 1.', 'cs-CZ', '2027-01-03'],
    ['3.1.27', 'de-DE', '2027-01-03'],
    ['1.10.', 'de-DE', '2026-10-01'],
    ['1.8.', 'de-DE', '2027-08-01'],
    ['11/24', 'en-US', '2026-11-24'],
    ['2026-12-01', 'en-GB', '2026-12-01'],
    ['24 nov', 'en-GB', '2026-11-24'],
    ['24 listopada', 'pl-PL', '2026-11-24'],
    ['24 listopad', 'pl-PL', '2026-11-24'],
    ['3 de diciembre', 'es-ES', '2026-12-03'],
    ['3. März 2027', 'de-DE', '2027-03-03'],
    ['29.2.', 'de-DE', null],
    ['29.2.2028', 'de-DE', '2028-02-29'],
    ['31.4.', 'de-DE', null],
    ['0.5.', 'de-DE', null],
    ['13/13', 'en-GB', null],
  ])('%s in %s is %s', (typed, locale, date) => {
    expect(typedDate(typed, today, locale)).toBe(date);
  });

  it.each([
    ['tomorrow', 'en-GB', '2026-11-26'],
    ['Morgen', 'de-DE', '2026-11-26'],
    ['übermorgen', 'de-DE', '2026-11-27'],
    ['jutro', 'pl-PL', '2026-11-26'],
    ['wczoraj', 'pl-PL', '2026-11-24'],
    ['manana', 'es-ES', '2026-11-26'],
    ['domani', 'it-IT', '2026-11-26'],
    ['amanha', 'pt-PT', '2026-11-26'],
    ['zitra', 'cs-CZ', '2026-11-26'],
    ['yarın', 'tr-TR', '2026-11-26'],
    ['today', 'en-GB', today],
    ['+7', 'en-GB', '2026-12-02'],
    ['-1', 'en-GB', '2026-11-24'],
    ['friday', 'en-GB', '2026-11-27'],
    ['fri', 'en-GB', '2026-11-27'],
    ['wednesday', 'en-GB', today],
    ['poniedzialek', 'pl-PL', '2026-11-30'],
  ])('%s in %s is %s', (typed, locale, date) => {
    expect(typedDate(typed, today, locale)).toBe(date);
  });

  it.each(['', '2', '24', '24.', 'no', 'nov', 'kowalska', '600 100 200', '24 xyz', '+', '1.2.3.4'])(
    '“%s” is none',
    (typed) => {
      expect(typedDate(typed, today, 'en-GB')).toBeNull();
    },
  );
});
