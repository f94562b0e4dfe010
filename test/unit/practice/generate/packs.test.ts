import { describe, expect, test } from 'vitest';
import { marketplaceLocales } from '#shared/domain/marketplace.ts';
import { seededRandom } from '#shared/random.ts';
import { specialityKeys } from '../../../../main/practice/generate/locales/pack.ts';
import { packs } from '../../../../main/practice/generate/locales/packs.ts';
import { makeName, makePerson } from '../../../../main/practice/generate/people.ts';
import { clienteleOf } from '../../../../main/practice/generate/specialities.ts';
import { fillPattern } from '../../../../main/practice/generate/text.ts';

const now = Date.UTC(2026, 10, 23);

/** How national numbers look; `de` has none, so the health insurance's number stands in. */
const ninShapes = {
  ar: /^\d{8}$/,
  br: /^\d{3}\.\d{3}\.\d{3}-\d{2}$/,
  cl: /^\d{2}\.\d{3}\.\d{3}-\d$/,
  co: /^\d{10}$/,
  cz: /^\d{6}\/\d{4}$/,
  de: /^[A-Z]\d{9}$/,
  es: /^\d{8}[A-Z]$/,
  it: /^[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]$/,
  mx: /^[A-Z]{4}\d{6}[HM]DF[A-Z]{3}\d{2}$/,
  pe: /^\d{8}$/,
  pl: /^\d{11}$/,
  pt: /^\d{9}$/,
  tr: /^\d{11}$/,
} as const;

/** The longest number after the country's code, by the numbering plans' mobile ranges. */
const mobiles = {
  ar: /^\+54911\d{8}$/,
  br: /^\+55119\d{8}$/,
  cl: /^\+569\d{8}$/,
  co: /^\+573\d{9}$/,
  cz: /^\+4207\d{8}$/,
  de: /^\+49151\d{8}$/,
  es: /^\+346\d{8}$/,
  it: /^\+393\d{9}$/,
  mx: /^\+5255\d{8}$/,
  pe: /^\+519\d{8}$/,
  pl: /^\+485\d{8}$/,
  pt: /^\+3519\d{8}$/,
  tr: /^\+905\d{9}$/,
} as const;

describe.each(marketplaceLocales)('the pack of %s', (locale) => {
  const pack = packs[locale];

  test('names every speciality and four services of each, all different, in words of its language', () => {
    const services = specialityKeys.flatMap((key) => pack.specialities[key].slice(1));
    expect(services).toHaveLength(40);
    expect(new Set(services).size).toBe(40);
    expect(services.every((name) => name.trim() === name && name.length > 2)).toBe(true);
    expect(new Set(specialityKeys.map((key) => pack.specialities[key][0])).size).toBe(10);
  });

  test('has names that break careless code: an apostrophe, a long one, a short one, letters beyond ASCII', () => {
    const surnames = [...pack.surnames, ...pack.rareSurnames].flatMap((name) => name.split('/'));
    expect(surnames.some((name) => name.includes("'"))).toBe(true);
    expect(surnames.some((name) => name.length >= 20)).toBe(true);
    expect(surnames.some((name) => name.length <= 3)).toBe(true);
    expect(surnames).toContainEqual(expect.stringMatching(/^Nguyễn/));
    expect([...pack.female, ...pack.male].some((name) => /[^\x20-\x7e]/.test(name))).toBe(true);
    expect(surnames.every((name) => name === name.normalize('NFC'))).toBe(true);
  });

  test('writes phones and national numbers as they look there', () => {
    const random = seededRandom(1);
    for (let n = 0; n < 50; n += 1) {
      expect(fillPattern(random, pack.phones[0] ?? '')).toMatch(mobiles[locale]);
      expect(fillPattern(random, pack.nin, { birthDate: '1990-05-17', gender: 'f' })).toMatch(
        ninShapes[locale],
      );
    }
    expect(pack.phones.length).toBeGreaterThan(1);
  });

  test('has three houses and streets, insurers with plans, and everything that people write', () => {
    expect(pack.facilities).toHaveLength(3);
    expect(pack.streets).toHaveLength(3);
    expect(pack.insurers.every(({ plans }) => plans.length > 0)).toBe(true);
    expect(pack.comments.some((comment) => comment.length > 120)).toBe(true);
    expect(Math.min(pack.meetings.length, pack.absences.length, pack.cancelReasons.length)).toBeGreaterThan(
      2,
    );
  });

  test('gives the whole variety of names to a few thousand people', () => {
    const random = seededRandom(9);
    const people = Array.from({ length: 4000 }, () => makeName(random, pack, 0.5));
    const given = new Set(people.map(({ name }) => name));
    for (const name of [...pack.female, ...pack.male]) expect(given).toContain(name);
    expect(new Set(people.map(({ surname }) => surname)).size).toBeGreaterThan(pack.surnames.length);
  });
});

describe('invented people', { timeout: 20_000 }, () => {
  test('bear their surname’s own form: women and men differ in Poland and Czechia', () => {
    const random = seededRandom(2);
    const people = Array.from({ length: 2000 }, () => makeName(random, packs.cz, 0.5));
    const women = people.filter(({ gender }) => gender === 'f').map(({ surname }) => surname);
    const men = people.filter(({ gender }) => gender === 'm').map(({ surname }) => surname);
    expect(women).toContain('Nováková');
    expect(women).not.toContain('Novák');
    expect(men).toContain('Novák');
    expect(men).not.toContain('Nováková');
  });

  test('have the age of those who come to the doctor, and leave out what people leave out', () => {
    const random = seededRandom(3);
    const children = Array.from(
      { length: 500 },
      () => makePerson(random, packs.tr, clienteleOf('paediatrician'), now).first,
    );
    const years = children.flatMap(({ birthDate }) =>
      birthDate === null ? [] : [Number(birthDate.slice(0, 4))],
    );
    expect(Math.min(...years)).toBeGreaterThanOrEqual(2008);
    expect(Math.max(...years)).toBeLessThanOrEqual(2026);
    for (const field of ['email', 'phone', 'birthDate', 'nin', 'gender', 'insuranceNumber'] as const) {
      const missing = children.filter((child) => child[field] === null).length;
      expect(missing).toBeGreaterThan(0);
      expect(missing).toBeLessThan(children.length);
    }
    const women = Array.from(
      { length: 50 },
      () => makePerson(random, packs.tr, clienteleOf('gynaecologist'), now).first,
    );
    expect(women.some(({ gender }) => gender === 'm')).toBe(false);
  });

  test('are the same person on a later visit, but for having been there', () => {
    const { first, returning } = makePerson(seededRandom(4), packs.es, clienteleOf('gp'), now);
    expect(first.isReturning).toBe(false);
    expect(returning).toEqual({ ...first, isReturning: true });
  });
});
