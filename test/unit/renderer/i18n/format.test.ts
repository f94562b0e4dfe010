import { describe, expect, it } from 'vitest';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { countsToTwelve, createFormats, dateLocale } from '#shared/messages/formats.ts';
import { uiLanguages } from '#shared/contract/scalars.ts';

/* Times are said as people say them where the clinic is, in the language of the window, in the clinic's zone. */
const at = Date.parse('2026-11-23T12:05:09Z');
const warsaw = 'Europe/Warsaw';

describe('times', () => {
  it('are in the clinic’s zone, whatever this computer’s is', () => {
    expect(createFormats('pl', 'pl', warsaw).time(at)).toBe('13:05');
    expect(createFormats('tr', 'tr', 'Europe/Istanbul').time(at)).toBe('15:05');
    expect(createFormats('pt', 'br', 'America/Sao_Paulo').time(at)).toBe('09:05');
  });

  it('count to 24 for an English-speaking receptionist in Warsaw, and to 12 for one in Bogotá', () => {
    expect(createFormats('en', 'pl', warsaw).time(at)).toBe('13:05');
    const bogota = Date.parse('2026-11-23T18:05:00Z');
    expect(createFormats('en', 'co', 'America/Bogota').time(bogota)).toMatch(/^1:05\s?pm$/i);
  });

  it('have seconds where something was true at an instant', () => {
    expect(createFormats('en', 'pl', warsaw).timeWithSeconds(at)).toBe('13:05:09');
  });

  it('follow the offset of their own date over a clock change', () => {
    const formats = createFormats('de', 'de', 'Europe/Berlin');
    expect(formats.time(Date.parse('2027-03-28T00:59:00Z'))).toBe('01:59');
    expect(formats.time(Date.parse('2027-03-28T01:00:00Z'))).toBe('03:00');
  });
});

describe('dates', () => {
  it('carry the weekday, short and in full', () => {
    const formats = createFormats('en', 'pl', warsaw);
    expect(formats.day('2026-11-23')).toBe('Mon 23 Nov');
    expect(formats.dayInFull('2026-11-23')).toMatch(/^Monday,? 23 November 2026$/);
    expect(createFormats('pl', 'pl', warsaw).dayInFull('2026-11-23')).toContain('poniedziałek');
    expect(createFormats('tr', 'tr', warsaw).dayInFull('2026-11-23')).toContain('Pazartesi');
  });

  it('never slip to a neighbouring day, in any zone or on a day with a clock change', () => {
    for (const locale of marketplaceLocales) {
      const formats = createFormats('en', locale, marketplaces[locale].timeZone);
      for (const date of ['2026-03-29', '2026-10-25', '2026-12-31', '2027-01-01']) {
        expect(formats.day(date), `${locale} ${date}`).toContain(` ${Number(date.slice(8))} `);
      }
    }
  });

  it('stand before the time only where it is not today', () => {
    const formats = createFormats('en', 'pl', warsaw);
    expect(formats.dayAndTime(at, '2026-11-23')).toBe('13:05');
    expect(formats.dayAndTime(at, '2026-11-24')).toMatch(/Mon,? 23 Nov, 13:05/);
    expect(formats.dayAndTime(Date.parse('2026-11-23T23:30:00Z'), '2026-11-23')).toMatch(
      /Tue,? 24 Nov, 00:30/,
    );
  });
});

describe('the locale of dates', () => {
  it('is the country’s own where the window speaks its language', () => {
    expect(dateLocale('pt', 'br')).toBe('pt-BR');
    expect(dateLocale('es', 'mx')).toBe('es-MX');
    expect(dateLocale('de', 'pl')).toBe('de');
  });

  it('puts the day before the month in English', () => {
    expect(dateLocale('en', 'de')).toBe('en-GB');
    expect(dateLocale('pseudo', null)).toBe('en-GB');
  });

  it('is one that Intl can format with, for every language and country', () => {
    for (const language of uiLanguages) {
      for (const country of [...marketplaceLocales, null]) {
        const formats = createFormats(language, country, 'UTC');
        expect(formats.time(at)).toMatch(/\d{1,2}[:.]05/);
        expect(formats.hour12).toBe(countsToTwelve(dateLocale(language, country), country));
      }
    }
  });

  it('writes numbers as the language does', () => {
    expect(createFormats('de', 'de', 'UTC').number(12_500)).toBe('12.500');
    expect(createFormats('en', 'pl', 'UTC').number(12_500)).toBe('12,500');
  });
});
