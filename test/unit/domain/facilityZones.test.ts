import { expect, test } from 'vitest';
import { deskZone, zoneOfFacility, zonesOf } from '#shared/domain/facilityZones.ts';
import { marketplaceLocales, marketplaces } from '#shared/domain/marketplace.ts';
import { clockDifference } from '#shared/time/clockDifference.ts';
import { isTimeZone } from '#shared/time/zone.ts';

const [madrid, canaries, manaus] = ['Europe/Madrid', 'Atlantic/Canary', 'America/Manaus'];

test('each country’s zones are real, each once, and begin with its marketplace’s own', () => {
  for (const locale of marketplaceLocales) {
    const zones = zonesOf(locale).map(({ timeZone }) => timeZone);
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
    expect(new Set(zones).size).toBe(zones.length);
    if (zones.length > 0) expect(zones[0]).toBe(marketplaces[locale].timeZone);
    expect(zones).not.toHaveLength(1);
  }
  expect(marketplaceLocales.filter((locale) => zonesOf(locale).length > 0)).toEqual([
    'br',
    'cl',
    'es',
    'mx',
    'pt',
  ]);
});

test('a facility lives by its own clock, by its marketplace’s where others have their own, else by the desk’s', () => {
  const desk = { locale: 'es', timeZone: canaries } as const;
  expect(zoneOfFacility(desk, 'a')).toBe(canaries);
  expect(zoneOfFacility({ ...desk, facilityZones: { a: canaries } }, 'a')).toBe(canaries);
  expect(zoneOfFacility({ ...desk, facilityZones: { a: canaries } }, 'new')).toBe(madrid);
});

test('the desk’s clock is that of its facilities, where they have one between them', () => {
  const own = new Map([['a', canaries]]);
  expect(deskZone(madrid, own, ['a'])).toBe(canaries);
  expect(deskZone(madrid, own, ['a', 'b'])).toBe(madrid);
  expect(deskZone(madrid, own, [])).toBe(madrid);
  expect(deskZone(madrid, new Map(), ['a', 'b'])).toBe(madrid);
});

test('two clocks are apart by what they show, in each season', () => {
  const [winter, summer] = [Date.UTC(2026, 0, 15, 12), Date.UTC(2026, 6, 15, 12)];
  expect(clockDifference(summer, canaries, madrid)).toBe(-60);
  expect(clockDifference(winter, manaus, 'America/Sao_Paulo')).toBe(-60);
  expect(clockDifference(summer, 'Pacific/Easter', 'America/Santiago')).toBe(-120);
  expect(clockDifference(winter, 'Asia/Kolkata', 'UTC')).toBe(330);
  // Over midnight, and where both are one.
  expect(clockDifference(Date.UTC(2026, 0, 15, 2), manaus, 'America/Sao_Paulo')).toBe(-60);
  expect(clockDifference(winter, madrid, madrid)).toBe(0);
});
