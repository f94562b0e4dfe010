// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { KnownPatient } from '#shared/contract/search.ts';
import { type ExtraField, extraFields } from '#shared/domain/extraFields.ts';
import { type NewPatient } from '#shared/contract/visits.ts';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { seededRandom } from '#shared/random.ts';
import { languageTag } from '#shared/messages/language.ts';
import { packs } from '../../../../main/practice/generate/locales/packs.ts';
import { fillPattern } from '../../../../main/practice/generate/text.ts';
import { readBirthDate } from '#shared/domain/birthDate.ts';
import { writtenDate } from '#shared/domain/writtenDate.ts';
import { decisionOf, faultsOf } from '../../../../renderer/newVisit/newVisit.ts';
import type { Typed } from '../../../../renderer/state/drafts.ts';
import { isPersonalNumber, personalNumberLike } from '../../../../renderer/newVisit/personalNumber.ts';
import { mountApp, type Mounted } from '../mount.ts';
import { sceneOf } from '../scenes.ts';
import { freeTimesFrom, withVisits } from '../visitScenes.ts';
import { uiLanguages } from '#shared/contract/scalars.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * The form asks for what the calendar demands of a patient and for nothing else; it knows it already of a patient whom the clinic
 * knows; and nothing is sent before all of it can be right.
 */
const now = Date.parse('2026-11-23T09:00:00Z');
const customs = { country: 'pl', tag: 'pl', today: '2026-11-23' } as const;
vi.setConfig({ testTimeout: 60_000 });

describe('a birth date', () => {
  it.each([
    ['7.3.1981', '1981-03-07'],
    ['07/03/1981', '1981-03-07'],
    [' 7 - 3 - 1981 ', '1981-03-07'],
    ['07031981', '1981-03-07'],
    ['1981-03-07', '1981-03-07'],
    ['7.3.81', '1981-03-07'],
    ['7.3.26', '2026-03-07'],
    ['24.11.26', null],
    ['23.11.2026', '2026-11-23'],
    ['24.11.2026', null],
    ['29.2.2023', null],
    ['31.4.1990', null],
    ['7.13.1981', null],
    ['7.3.', null],
    ['7.3.1895', null],
    ['', null],
    ['soon', null],
  ])('typed as %s is %s', (typed, date) => {
    expect(readBirthDate(typed, customs)).toBe(date);
  });

  it.each(uiLanguages)('is written in %s in a way that is read back', (language) => {
    const tag = languageTag(language);
    const text = writtenDate('1981-03-07', tag);
    expect(text).toContain('1981');
    expect(readBirthDate(text, { ...customs, tag })).toBe('1981-03-07');
  });

  it('is read with the month first where people write it so', () => {
    expect(readBirthDate('3/7/1981', { ...customs, tag: 'en-US' })).toBe('1981-03-07');
  });
});

describe('a personal number', () => {
  it.each(marketplaceLocales)(
    'in %s: what the form gives as its example is one, and nothing is not',
    (country) => {
      expect(isPersonalNumber(personalNumberLike(country) ?? 'any', country)).toBe(true);
      expect(isPersonalNumber('  ', country)).toBe(false);
    },
  );

  it('has its country’s form, however its parts are written', () => {
    expect(isPersonalNumber('810307 12345', 'pl')).toBe(true);
    expect(isPersonalNumber('8103071234', 'pl')).toBe(false);
    expect(isPersonalNumber('12345678z', 'es')).toBe(true);
    expect(isPersonalNumber('12345678', 'es')).toBe(false);
  });

  it.each(marketplaceLocales)('that patients of the practice clinic in %s come with is one', (country) => {
    const random = seededRandom(3);
    const numbers = Array.from({ length: 30 }, () => fillPattern(random, packs[country].nin));
    expect(numbers.filter((number) => !isPersonalNumber(number, country))).toEqual([]);
  });

  it('may be a passport’s, for a foreigner has none', () => {
    expect(isPersonalNumber('EB 1234567', 'pl')).toBe(true);
    expect(isPersonalNumber('C01X00T47', 'cz')).toBe(true);
    expect(isPersonalNumber('NONE', 'pl')).toBe(false);
  });
});

const [plain] = freeTimesFrom(now, 'address', 1);
if (plain === undefined) throw new Error('the scene has no free time');
const demanding = (...demands: ExtraField[]): FreeTime => ({ ...plain, demands });

describe('what is sent', () => {
  const typed: Typed = {
    ...{ serviceId: 's1', surname: 'Lis', name: 'Jan', phone: '500 100 200', email: '', comment: '' },
    ...{ birthDate: '7.3.1981', nin: ' 81030712345 ' },
    gender: 'm',
  };
  const before: NewPatient = {
    ...{ name: 'Jan', surname: 'Lis', phone: '1', email: null },
    ...{ birthDate: '1970-01-01', nin: 'before' },
    gender: 'f',
  };

  it('has what was typed where it is demanded, and what was known before where it is not', () => {
    expect(decisionOf(typed, demanding(...extraFields), before, customs)).toMatchObject({
      patient: { birthDate: '1981-03-07', gender: 'm', nin: '81030712345' },
    });
    expect(decisionOf(typed, demanding('gender'), before, customs)).toMatchObject({
      patient: { birthDate: '1970-01-01', gender: 'm', nin: 'before' },
    });
    expect(decisionOf(typed, demanding(), null, customs)).toMatchObject({
      patient: { birthDate: null, gender: null, nin: null },
    });
  });

  it('lacks nothing that is demanded, and only that counts', () => {
    const empty: Typed = { ...typed, birthDate: '', gender: '', nin: '' };
    expect(faultsOf(empty, demanding(), customs)).toEqual({});
    expect(faultsOf(empty, demanding('birthDate', 'nin'), customs)).toEqual({ birthDate: true, nin: true });
    expect(faultsOf(empty, demanding('gender'), customs)).toEqual({ gender: true });
    expect(faultsOf(typed, demanding(...extraFields), customs)).toEqual({});
    const odd: Typed = { ...typed, nin: '894237492' };
    expect(faultsOf(odd, demanding('nin'), customs)).toEqual({ nin: true });
    // The clinic took it before: the patient is not asked for another one.
    expect(faultsOf(odd, demanding('nin'), customs, { ...before, nin: '894237492' })).toEqual({});
    expect(faultsOf({ ...typed, nin: '' }, demanding('nin'), customs, { ...before, nin: '' })).toEqual({
      nin: true,
    });
  });
});

describe('the form', () => {
  const panel = (app: Mounted) => app.root.querySelector<HTMLElement>('.panel');
  const send = (app: Mounted) => app.click(app.root.querySelector<HTMLElement>('.panel [type=submit]'));
  const decided = (app: Mounted) =>
    app.asked.filter(({ name }) => name === 'visits.decide').map(({ request }) => request);
  const opened = async (
    demands: readonly ExtraField[],
    known: readonly KnownPatient[] = [],
  ): Promise<Mounted> => {
    const at = Date.now();
    const scene = withVisits(sceneOf(new URLSearchParams(), at), at);
    const app = await mountApp({
      ...scene,
      freeTimes: ({ from }) => [{ ...plain, start: from, demands: [...demands] }],
      known: () => known,
    });
    const slot = await vi.waitFor(() => {
      const found = app.root.querySelector<HTMLElement>('.slot');
      if (found === null) throw new Error('no free start is drawn yet');
      return found;
    });
    await app.click(slot);
    return app;
  };

  it('asks for nothing more where nothing more is demanded', async () => {
    const app = await opened([]);
    expect(panel(app)?.querySelector('[name=birthDate], [name=gender], [name=nin]')).toBeNull();
  });

  it('asks for each demanded field, says what to do with each that is missing, and sends them with the booking', async () => {
    const app = await opened(extraFields);
    await app.type('First name', 'Nina');
    await app.type('Phone', '600 100 200');
    await send(app);
    const said = panel(app)?.textContent ?? '';
    for (const words of ['Enter day, month and year', 'Choose the gender.', 'such as 81030712345'])
      expect(said).toContain(words);
    expect(document.activeElement?.getAttribute('name')).toBe('birthDate');
    expect(decided(app)).toEqual([]);
    await app.type('Date of birth', '7.3.81');
    await app.type('Gender', 'f');
    await app.type('Personal number', '81030712345');
    expect(panel(app)?.textContent).not.toContain('Choose the gender.');
    await send(app);
    expect(decided(app)[0]).toMatchObject({
      patient: { name: 'Nina', birthDate: '1981-03-07', gender: 'f', nin: '81030712345' },
    });
  });

  it('knows them of a patient whom the clinic knows, and leads to what it does not know', async () => {
    const anna: KnownPatient = {
      ...{ name: 'Anna', surname: 'Łoś', phone: '+48 500 100 200', email: null },
      ...{ birthDate: '1990-01-02', nin: null },
      gender: 'f',
      visit: { start: now, coming: false, doctorName: 'Jan Lis' },
    };
    const app = await opened(extraFields, [anna]);
    await app.type('Surname', 'los');
    const option = await vi.waitFor(() => {
      const found = app.root.querySelector<HTMLElement>('.known-one');
      if (found === null) throw new Error('nobody is known yet');
      return found;
    });
    await app.click(option);
    expect((app.find('Date of birth') as HTMLInputElement).value).toBe('02/01/1990');
    expect((app.find('Gender') as HTMLSelectElement).value).toBe('f');
    expect(document.activeElement?.getAttribute('name')).toBe('nin');
  });
});
