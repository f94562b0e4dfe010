import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Booking } from '#shared/domain/booking.ts';
import { asAddressId } from '#shared/domain/ids.ts';
import { isLookedFor, patientQuery } from '#shared/domain/patientQuery.ts';
import { byPatient } from '#shared/domain/patients.ts';
import { project } from '#shared/domain/project.ts';
import { foundPeople, inOrder, isComing } from '../../main/desk/search/foundPatients.ts';
import { atOnce } from '../../main/desk/steps.ts';
import { booking, patient } from './samples.ts';
import { day, hour, minute, monday } from './fixed.ts';
import { openFor } from './support.ts';

/*
 * The search reads few of a patient's visits, and tells as if it had read them all: who there is, each once, the next visit and the
 * last, and how many more there are.
 */
const customs = { country: 'pl', tag: 'pl-PL', today: '2026-11-23' } as const;
const found = (store: ReturnType<typeof openFor>, typed: string, most = 40) => {
  const query = patientQuery(typed, customs);
  if (query === null) throw new Error('nothing to look for');
  return atOnce(foundPeople(store, query, { country: 'pl', now: monday, most }));
};

test('a patient is one, however many visits: with the next and the last of them, wherever they lie', () => {
  const store = openFor();
  const at = (id: string, days: number, change: Partial<Booking> = {}) =>
    store.bookings.upsert(booking(id, { start: monday + days * day, ...change }));
  for (let ago = 2; ago < 60; ago += 1) at(`old${ago}`, -ago);
  at('last', -1);
  at('called off', 1, { status: 'canceled' });
  at('next', 3);
  for (let ahead = 4; ahead < 60; ahead += 1) at(`later${ahead}`, ahead);
  const { people, more } = found(store, 'grzeda');
  expect([people.length, more]).toEqual([1, 0]);
  const visits = people[0]?.visits ?? [];
  expect(visits.find((visit) => isComing(visit, monday))?.id).toBe('next');
  expect(visits.find(({ status, end }) => status !== 'canceled' && end <= monday)?.id).toBe('last');
  expect(visits.map(({ id }) => id)).toContain('called off');
  // Not all of them were read.
  expect(visits.length).toBeLessThan(8);
});

test('a list that is cut says how many more there are; of more visits than are read it says that there are at least so many', () => {
  const store = openFor();
  const visits = Array.from({ length: 2_100 }, (_, index) =>
    booking(`v${index}`, {
      start: monday + (index % 700) * hour,
      patient: { ...patient, name: `Ewa${index % 1_050}`, birthDate: null, phone: null },
    }),
  );
  const everywhere = { from: 0, to: 2 * monday };
  store.bookings.replaceWindow(
    asAddressId('a1'),
    everywhere,
    visits.slice(0, 75),
    store.bookings.answersRecorded(),
  );
  expect(found(store, 'ewa')).toMatchObject({ more: 35, atLeast: false });
  expect(found(store, 'ewa').people).toHaveLength(40);
  expect(found(store, 'ewa7')).toMatchObject({ more: 0, atLeast: false });
  store.bookings.replaceWindow(asAddressId('a1'), everywhere, visits, store.bookings.answersRecorded());
  const many = found(store, 'ewa');
  expect(many.atLeast).toBe(true);
  expect(many.more).toBeGreaterThan(400);
  expect(many.more).toBeLessThanOrEqual(960);
});

test('whatever visits there are, it finds whom reading all of them finds, with the same next and last visits', () => {
  const store = openFor();
  const who = fc.record({
    name: fc.constantFrom('Jan', 'Anna', 'anna'),
    surname: fc.constantFrom('Müller', 'Mueller', 'Lis', "D'Angelo"),
    phone: fc.constantFrom('+48600100200', '600 100 200', null),
    birthDate: fc.constantFrom('1950-02-01', '1984-05-06', null),
    nin: fc.constantFrom('7', null, null),
  });
  const one = fc.record({ who, days: fc.integer({ min: -5, max: 5 }), canceled: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(one, { maxLength: 14 }),
      fc.constantFrom('muell', 'a', 'lis jan', '600', '1.2.1950'),
      (all, typed) => {
        const visits = all.map(({ who: whose, days, canceled }, index) =>
          booking(`v${index}`, {
            start: monday + days * day + index * hour,
            status: canceled ? 'canceled' : 'booked',
            patient: { ...patient, ...whose },
          }),
        );
        store.bookings.replaceWindow(
          asAddressId('a1'),
          { from: 0, to: 2 * monday },
          visits,
          store.bookings.answersRecorded(),
        );
        const query = patientQuery(typed, customs);
        if (query === null) throw new Error('nothing to look for');
        // Of whom one visit is found, all visits count: another may lack the birth date that was typed.
        const key = (visit: { readonly patient: Booking['patient'] }) => byPatient([visit], 'pl').length;
        expect(visits.every((visit) => key(visit) === 1)).toBe(true);
        const everybody = byPatient(project(visits, []).sort(inOrder(monday)), 'pl');
        const hit = (visit: { readonly patient: Booking['patient'] }): boolean =>
          visit.patient !== null && isLookedFor(query, visit.patient);
        const meant = everybody.filter((person) => person.visits.some(hit));
        const tell = (people: readonly (typeof everybody)[number][]) =>
          people.map(({ birthDate, nin, visits: theirs }) => [
            birthDate,
            nin,
            theirs.find((visit) => isComing(visit, monday))?.id,
            theirs.find((visit) => !isComing(visit, monday) && visit.status !== 'canceled')?.id,
          ]);
        const { people, more, atLeast } = found(store, typed);
        expect([more, atLeast]).toEqual([0, false]);
        expect(tell(people)).toEqual(expect.arrayContaining(tell(meant)));
        for (const line of tell(people)) expect(tell(everybody)).toContainEqual(line);
        if (typed === '1.2.1950')
          expect(people.map(({ birthDate }) => birthDate)).not.toContain('1984-05-06');
      },
    ),
    { numRuns: 200 },
  );
});

/** Of so many of one name not all are read, and those who come first are met along time. */
describe('among many of one name', () => {
  /** Some hundreds of a file's people, each with visits of whom one may be to come. */
  const fill = (
    store: ReturnType<typeof openFor>,
    name: string,
    people: number,
    daysAhead: number,
  ): Booking[] => {
    const visits = Array.from({ length: 2 * people }, (_, index) => {
      const person = index % people;
      // Every start once, and in no order of the people.
      const days = ((index * 37) % (2 * people)) / 6 - (2 * people) / 6 + daysAhead;
      return booking(`${name}${index}`, {
        start: monday + Math.round(days * day) + 5 * minute,
        status: index % 5 === 0 ? 'canceled' : 'booked',
        patient: { ...patient, name, surname: `Wymyślona${person}`, phone: `+48600${100_000 + person}` },
      });
    });
    store.bookings.replaceWindow(
      asAddressId('a1'),
      { from: 0, to: 2 * monday },
      visits,
      store.bookings.answersRecorded(),
    );
    return visits;
  };
  const first = (visits: readonly Booking[]): readonly (string | undefined)[] =>
    byPatient(project(visits, []).sort(inOrder(monday)), 'pl')
      .slice(0, 40)
      .map(({ visits: [one] }) => one?.id);

  test.each([
    ['more than are counted, with visits to come', 1_300, 200],
    ['more than are counted, hardly anybody with a visit to come', 1_300, 3],
    ['more than are counted, nobody with a visit to come', 1_300, -30],
    ['hundreds, with visits to come', 400, 60],
    ['hundreds, nobody with a visit to come', 400, -30],
  ])('%s: the first are those whom reading all visits finds first', (_, people, daysAhead) => {
    const store = openFor();
    const visits = fill(store, 'Bogna', people, daysAhead);
    const { people: told, more, atLeast } = found(store, 'bogna');
    expect(told.map(({ visits: [one] }) => one?.id)).toEqual(first(visits));
    expect(atLeast).toBe(people > 1_000);
    expect(more).toBeLessThanOrEqual(people - 40);
    expect(more).toBeGreaterThanOrEqual(Math.min(people, 1_000) - 40);
  });
});
