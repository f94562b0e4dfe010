import type { Patient } from './booking.ts';
import type { MarketplaceLocale } from './marketplace.ts';
import { phoneKey } from './phone.ts';
import { searchableName } from './searchText.ts';

/** What tells two people of one name and one phone apart: father and son, twins with one mother's number. */
type Told = Pick<Patient, 'birthDate' | 'nin'>;

/** One patient among visits; the vendor gives patients no number of their own (API.md §7). */
export interface PatientVisits<V> extends Told {
  /** All that can be theirs, in the order in which they were given. */
  readonly visits: readonly V[];
  /** Those that are surely theirs, and not another's of the same name and phone. */
  readonly own: readonly V[];
}

/**
 * Visits by patient: the same name with the same phone, however both are written. Another birth date or personal number is
 * another person; a visit without either belongs to everybody of that name and phone. Visits without a name are left out.
 * @param country the clinic's: numbers are written as people do there
 */
export function byPatient<V extends { readonly patient: Patient | null }>(
  visits: readonly V[],
  country: MarketplaceLocale | null,
): PatientVisits<V>[] {
  const alike = new Map<string, V[]>();
  for (const visit of visits) {
    const { patient } = visit;
    if (patient === null) continue;
    const name = searchableName(patient);
    if (name === '') continue;
    const key = likeKey(name, patient.phone, country);
    const those = alike.get(key);
    if (those === undefined) alike.set(key, [visit]);
    else those.push(visit);
  }
  const order = new Map(visits.map((visit, index) => [visit, index]));
  return [...alike.values()].flatMap(apart).sort((a, b) => firstOf(a, order) - firstOf(b, order));
}

/**
 * What visits of one patient have in common at least.
 * @param name as `searchableName` makes it
 */
export const likeKey = (name: string, phone: string | null, country: MarketplaceLocale | null): string =>
  `${name}${phoneKey(phone ?? '', country)}`;

/** True unless birth dates or personal numbers say that these are two people. What is not known says nothing. */
export function canBeOne(a: Told, b: Told): boolean {
  return isOneOf(a.birthDate, b.birthDate) && isOneOf(plainNin(a.nin), plainNin(b.nin));
}

const isOneOf = (a: string | null, b: string | null): boolean => a === null || b === null || a === b;

/** People write personal numbers with and without dots, dashes and spaces. */
function plainNin(nin: string | null): string | null {
  const plain = nin?.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase() ?? '';
  return plain === '' ? null : plain;
}

const toldOf = ({ patient }: { readonly patient: Patient | null }): Told => ({
  birthDate: patient?.birthDate ?? null,
  nin: plainNin(patient?.nin ?? null),
});

/** The people among visits of one name and one phone. */
function apart<V extends { readonly patient: Patient | null }>(visits: readonly V[]): PatientVisits<V>[] {
  const people = peopleOf(visits.map(toldOf));
  return people.map((person) => {
    const theirs = visits.filter((visit) => canBeOne(person, toldOf(visit)));
    const own = theirs.filter((visit) => {
      const told = toldOf(visit);
      return saysMore(told, person) || people.every((other) => other === person || !canBeOne(other, told));
    });
    const nin = [...own, ...theirs].find((visit) => plainNin(visit.patient?.nin ?? null) === person.nin);
    return {
      birthDate: person.birthDate,
      nin: person.nin === null ? null : (nin?.patient?.nin ?? null),
      visits: theirs,
      own,
    };
  });
}

/**
 * Different people as far as anything tells. What says less than another of its like is nobody new; a birth date alone and a
 * number alone are one person where each fits nobody else.
 */
function peopleOf(told: readonly Told[]): readonly Told[] {
  const different = [
    ...new Map(told.map((one) => [`${one.birthDate ?? ''} ${one.nin ?? ''}`, one])).values(),
  ];
  const full = different.filter((one) => !different.some((other) => other !== one && saysMore(other, one)));
  const fits = (one: Told): readonly Told[] => full.filter((other) => other !== one && canBeOne(one, other));
  return full.flatMap((one) => {
    const [other, ...more] = fits(one);
    if (other === undefined || more.length > 0 || fits(other).length > 1) return [one];
    // Of the two the first stands for both.
    return full.indexOf(one) < full.indexOf(other) ? [merged(one, other)] : [];
  });
}

/** At least as much, too. */
const saysMore = (more: Told, less: Told): boolean =>
  canBeOne(more, less) &&
  (less.birthDate === null || more.birthDate !== null) &&
  (less.nin === null || more.nin !== null);

const merged = (a: Told, b: Told): Told => ({
  birthDate: a.birthDate ?? b.birthDate,
  nin: a.nin ?? b.nin,
});

const firstOf = <V>({ visits: [first] }: PatientVisits<V>, order: ReadonlyMap<V, number>): number =>
  first === undefined ? 0 : (order.get(first) ?? 0);
