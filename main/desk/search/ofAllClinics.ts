import type { FoundPatient, FoundPatients, FoundVisit, KnownPatient } from '#shared/contract/search.ts';
import { searchableName } from '#shared/domain/searchText.ts';
import { groupBy } from '../groupBy.ts';
import type { AnswersOfEach } from '../sessionAccess.ts';
import { most as mostKnown } from './knownPatients.ts';
import { most as mostFound } from './search.ts';

/** What each clinic finds, put together as one clinic would have found it: each patient once, by their next visit. */
export function foundOfAll({ all, missing }: AnswersOfEach<FoundPatients>): FoundPatients {
  const [only] = all;
  const found =
    only !== undefined && all.length === 1 ? only.value : mergedFound(all.map(({ value }) => value));
  return missing.length === 0 ? found : { ...found, missing: [...missing] };
}

/** The same of patients to be entered again. */
export function knownOfAll({ all }: AnswersOfEach<KnownPatient[]>): KnownPatient[] {
  const [only] = all;
  return only !== undefined && all.length === 1 ? only.value : mergedKnown(all.map(({ value }) => value));
}

export function mergedFound(all: readonly FoundPatients[]): FoundPatients {
  const people = [
    ...groupBy(
      all.flatMap(({ patients }) => patients),
      personOf,
    ).values(),
  ]
    .flatMap(asOne)
    .sort((a, b) => byNext(a.visits, b.visits));
  const coded = all.flatMap((one) => one.coded ?? []);
  return {
    ...(coded.length === 0 ? {} : { coded }),
    patients: people.slice(0, mostFound),
    more: all.reduce((sum, { more }) => sum + more, 0) + Math.max(0, people.length - mostFound),
    atLeast: all.some(({ atLeast }) => atLeast),
  };
}

/** Where two clinics know somebody, what the visit says counts by which people know them: the next to come, or the last. */
export function mergedKnown(all: readonly (readonly KnownPatient[])[]): KnownPatient[] {
  const sorted = all.flat().sort((a, b) => byNext([a.visit], [b.visit]));
  return [...groupBy(sorted, personOf).values()].flatMap(([first]) => first ?? []).slice(0, mostKnown);
}

type Person = Pick<FoundPatient, 'name' | 'surname' | 'phone' | 'birthDate'>;

/** Two clinics mean the same patient where all that tells patients apart is the same. */
const personOf = ({ name, surname, phone, birthDate }: Person): string =>
  JSON.stringify([searchableName({ name, surname }), phone, birthDate]);

function asOne([first, ...others]: readonly FoundPatient[]): FoundPatient[] {
  if (first === undefined) return [];
  if (others.length === 0) return [first];
  const visits: readonly FoundVisit[] = [...first.visits, ...others.flatMap((one) => one.visits)];
  return [{ ...first, visits: visits.toSorted((a, b) => byNext([a], [b])) }];
}

type Timed = Pick<FoundVisit, 'start' | 'coming'>;

/** Whoever has a visit to come stands first, the next one before all; the others by their last, the latest first. */
function byNext(one: readonly Timed[], other: readonly Timed[]): number {
  const [a, b] = [nextOf(one), nextOf(other)];
  if (a !== null && b !== null) return a - b;
  if (a !== null || b !== null) return a === null ? 1 : -1;
  return lastOf(other) - lastOf(one);
}

const nextOf = (visits: readonly Timed[]): number | null =>
  visits.reduce<number | null>(
    (next, { start, coming }) => (coming ? Math.min(next ?? start, start) : next),
    null,
  );
const lastOf = (visits: readonly Timed[]): number =>
  visits.reduce((last, { start }) => Math.max(last, start), Number.NEGATIVE_INFINITY);
