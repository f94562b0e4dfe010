import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Patient } from '#shared/domain/booking.ts';
import { byPatient, canBeOne } from '#shared/domain/patients.ts';

/*
 * Nobody is booked with another person's birth date. Two people of one name and one phone are two as soon as a birth date or a
 * personal number says so; what says neither belongs to both.
 */
const jan: Patient = {
  ...{ name: 'Jan', surname: 'Lis', email: null, phone: '+48 600 100 200', birthDate: null, nin: null },
  ...{ gender: null, isReturning: null, insuranceNumber: null },
};
const visit = (id: string, change: Partial<Patient> = {}) => ({ id, patient: { ...jan, ...change } });
const ids = (visits: readonly { readonly id: string }[]): string => visits.map(({ id }) => id).join(' ');
const people = (...visits: ReturnType<typeof visit>[]) =>
  byPatient(visits, 'pl').map(({ birthDate, nin, visits: all, own }) => [birthDate, nin, ids(all), ids(own)]);

const father = { birthDate: '1950-02-01' };
const son = { birthDate: '1984-05-06' };

describe('father and son of one name and one phone', () => {
  it('are two, and a visit without a birth date is of both', () => {
    expect(people(visit('f', father), visit('s', son), visit('x'))).toEqual([
      ['1950-02-01', null, 'f x', 'f'],
      ['1984-05-06', null, 's x', 's'],
    ]);
  });
  it('are two by their personal numbers, however those are written', () => {
    expect(
      people(
        visit('f', { nin: '500201-12345' }),
        visit('s', { nin: '84050612345' }),
        visit('g', { nin: '50020112345' }),
      ),
    ).toEqual([
      [null, '500201-12345', 'f g', 'f g'],
      [null, '84050612345', 's', 's'],
    ]);
  });
  it('are three where a number could be of either: nothing is guessed', () => {
    expect(people(visit('f', father), visit('s', son), visit('n', { nin: '7' }))).toEqual([
      ['1950-02-01', null, 'f n', 'f'],
      [null, '7', 'f s n', 'n'],
      ['1984-05-06', null, 's n', 's'],
    ]);
  });
});

it('one person is one, with all that any visit tells, however name and phone are written', () => {
  expect(
    people(
      visit('a', { surname: 'LIS', phone: '600100200' }),
      visit('b', father),
      visit('c', { nin: '7', name: 'jan' }),
    ),
  ).toEqual([['1950-02-01', '7', 'a b c', 'a b c']]);
  expect(people(visit('a', { ...father, nin: '7' }), visit('b', father), visit('c', { nin: '7' }))).toEqual([
    ['1950-02-01', '7', 'a b c', 'a b c'],
  ]);
});

it('another name or another phone is another person; nobody has no name', () => {
  expect(
    people(
      visit('a'),
      visit('b', { name: 'Jana' }),
      visit('c', { phone: '600 100 201' }),
      visit('d', { phone: null }),
    ),
  ).toHaveLength(4);
  expect(byPatient([{ patient: null }, { patient: { ...jan, name: ' ', surname: '' } }], 'pl')).toEqual([]);
});

it.each([
  ['+54 9 11 2345-6789', '011 15 2345-6789'],
  ['+54 9 2901 412345', '02901 15 412345'],
  ['11 2345 6789', '011 15 2345-6789'],
])('a mobile of Argentina is one number, called from abroad or there: %s, %s', (one, other) => {
  expect(byPatient([visit('a', { phone: one }), visit('b', { phone: other })], 'ar')).toHaveLength(1);
});

const told = fc.record({
  birthDate: fc.constantFrom(null, '1950-02-01', '1984-05-06', '2015-01-01'),
  nin: fc.constantFrom(null, '1', '2'),
});

it('no visit is left out, none belongs to a person whom it contradicts, and people listed apart are told apart or unsure', () => {
  fc.assert(
    fc.property(fc.array(told, { minLength: 1, maxLength: 8 }), (all) => {
      const visits = all.map((one, index) => visit(`v${index}`, one));
      const found = byPatient(visits, 'pl');
      expect(new Set(found.flatMap((one) => one.visits))).toEqual(new Set(visits));
      for (const person of found) {
        for (const { patient } of person.visits) expect(canBeOne(person, patient)).toBe(true);
        expect(person.own.length).toBeGreaterThan(0);
        // What tells of the person is of visits that are surely theirs.
        const own = person.own.map(({ patient }) => patient);
        if (person.birthDate !== null)
          expect(own.map(({ birthDate }) => birthDate)).toContain(person.birthDate);
        if (person.nin !== null) expect(own.map(({ nin }) => nin)).toContain(person.nin);
      }
      const dates = new Set(all.flatMap(({ birthDate }) => birthDate ?? []));
      expect(found.length).toBeGreaterThanOrEqual(dates.size);
    }),
  );
});
