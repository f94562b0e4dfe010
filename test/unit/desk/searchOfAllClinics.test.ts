import { expect, test } from 'vitest';
import type { FoundPatient, FoundPatients, FoundVisit, KnownPatient } from '#shared/contract/search.ts';
import { mergedFound, mergedKnown } from '../../../main/desk/search/ofAllClinics.ts';

/*
 * What several clinics find is told as one clinic would have told it: each patient once with the visits of all, whoever has a visit to
 * come first, and the number of those who are not told with all of them.
 */
const visit = (start: number, coming: boolean): FoundVisit =>
  ({ id: `v${start}`, start, coming }) as FoundVisit;
const patient = (surname: string, visits: FoundVisit[], phone = '1'): FoundPatient => ({
  name: 'Ana',
  surname,
  birthDate: null,
  phone,
  visits,
});
const found = (patients: FoundPatient[], more = 0, atLeast = false): FoundPatients => ({
  patients,
  more,
  atLeast,
});

test('patients stand by their next visit, then by their last, whichever clinic has them', () => {
  const merged = mergedFound([
    found([patient('A', [visit(50, true)]), patient('B', [visit(9, false)])], 2),
    found([patient('C', [visit(40, true), visit(1, false)]), patient('D', [visit(11, false)])], 3, true),
  ]);
  expect(merged.patients.map(({ surname }) => surname)).toEqual(['C', 'A', 'D', 'B']);
  expect(merged).toMatchObject({ more: 5, atLeast: true });
});

test('somebody whom both know stands once with the visits of both; another phone is another patient', () => {
  const merged = mergedFound([
    found([patient('Sousa', [visit(50, true)])]),
    found([patient('SOUSA', [visit(40, true), visit(3, false)]), patient('Sousa', [visit(60, true)], '2')]),
  ]);
  expect(merged.patients.map(({ phone, visits }) => [phone, ...visits.map(({ start }) => start)])).toEqual([
    ['1', 40, 50, 3],
    ['2', 60],
  ]);
});

test('more than a list holds are counted', () => {
  const many = (from: number): FoundPatients =>
    found(Array.from({ length: 30 }, (_, n) => patient(`P${from + n}`, [visit(from + n, true)])));
  const merged = mergedFound([many(0), many(100)]);
  expect(merged.patients).toHaveLength(40);
  expect(merged.more).toBe(20);
});

test('known patients are a few, each once, by the visit by which people know them', () => {
  const known = (surname: string, start: number, coming: boolean): KnownPatient =>
    ({ name: 'Ana', surname, phone: '1', birthDate: null, visit: { start, coming } }) as KnownPatient;
  const merged = mergedKnown([
    [known('A', 50, true), known('B', 9, false), known('E', 8, false), known('F', 7, false)],
    [known('A', 20, true), known('C', 30, true), known('D', 10, false), known('G', 6, false)],
  ]);
  expect(merged.map(({ surname, visit: { start } }) => [surname, start])).toEqual([
    ['A', 20],
    ['C', 30],
    ['D', 10],
    ['B', 9],
    ['E', 8],
    ['F', 7],
  ]);
});
