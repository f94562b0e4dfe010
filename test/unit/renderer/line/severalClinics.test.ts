// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { Connection } from '#shared/contract/connection.ts';
import { countryAt } from '#shared/domain/clinicCountry.ts';
import { firstClinic, keyOfFurther } from '#shared/domain/clinicKey.ts';
import { createTranslator } from '#shared/messages/translator.ts';
import { clinicName } from '../../../../renderer/i18n/clinicName.ts';
import { uiLanguages } from '#shared/contract/scalars.ts';
import { mountApp } from '../mount.ts';
import { problemOf, sceneOf } from '../scenes.ts';

/* Of several clinics the window says which one stands badly, asks for that one's credentials, and names all of them where one looks. */
vi.setConfig({ testTimeout: 60_000 });
const now = Date.parse('2026-11-23T10:00:00Z');
const second = keyOfFurther(2);
const refused = sceneOf(new URLSearchParams('scene=refused'), now);
const clinic = { timeZone: 'Europe/Warsaw', practicePort: null };
const clinics = [
  { ...clinic, key: firstClinic, locale: 'pl', clientId: '1_first' },
  { ...clinic, key: second, locale: 'pt', clientId: '2_second' },
] as const;
const connection: Connection = {
  kind: 'live',
  locale: 'pl',
  clientId: '1_first',
  timeZone: 'Europe/Warsaw',
  secretKept: 'keychain',
  clinics: [...clinics],
};
const line = { kind: 'paused', problem: problemOf('unauthorized'), asOf: null, clinic: second } as const;

describe('one of two clinics whose credentials are refused', () => {
  it.each(uiLanguages)('is named in what opens from the bar, with the other one, in %s', async (language) => {
    const app = await mountApp({ ...refused, connection, line, settings: { ...refused.settings, language } });
    await app.click(app.root.querySelector('.top [data-line=paused]')?.closest('button') ?? null);
    const opened = document.querySelector('.pop .line-details');
    const [first, other] = clinics.map((one) => clinicName(one, connection.clinics ?? [], language));
    expect(opened?.textContent).toContain(first);
    expect(opened?.textContent).toContain(
      createTranslator(language)('app.line.ofClinic', { clinic: other ?? '' }),
    );
  });

  it('is the one that the form for new credentials is for', async () => {
    const app = await mountApp({ ...refused, connection, line });
    await app.press('Enter new credentials…');
    expect(app.find('Client ID')).toHaveProperty('value', '2_second');
    expect(app.root.querySelector('dialog.dialog form')?.textContent).toContain('doctoralia.com.pt');
  });
});

it('a desk with one clinic speaks of no other', async () => {
  const { clinics: _, ...alone } = connection;
  const app = await mountApp({ ...refused, connection: alone });
  await app.click(app.root.querySelector('.top [data-line=paused]')?.closest('button') ?? null);
  const opened = document.querySelector('.pop .line-details');
  expect(opened?.textContent).toContain('znanylekarz.pl');
  expect(opened?.textContent).not.toContain('other clinics');
});

it('two clinics of one marketplace are told apart by their client ids', () => {
  const two = [
    { ...clinics[0], clientId: 'a' },
    { ...clinics[0], key: second, clientId: 'b' },
  ];
  expect(two.map((one) => clinicName(one, two, 'en'))).toEqual([
    'ZnanyLekarz · Poland · a',
    'ZnanyLekarz · Poland · b',
  ]);
});

it('currency and phones are those of the country of the clinic that something is of', () => {
  expect(countryAt(connection, '300001')).toBe('pl');
  expect(countryAt(connection, `${second}~300001`)).toBe('pt');
  expect(countryAt({ locale: 'pl' }, `${second}~300001`)).toBe('pl');
});
