import { isOnVisit } from '#shared/domain/kinds/decisionKinds.ts';
import type { PatientRow } from '#shared/domain/patientRow.ts';
import type { Booking, Patient } from '#shared/domain/booking.ts';
import { asBookingId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { isLookedFor, type PatientQuery } from '#shared/domain/patientQuery.ts';
import { byPatient, likeKey, type PatientVisits } from '#shared/domain/patients.ts';
import { project } from '#shared/domain/project.ts';
import type { ShownBooking } from '#shared/domain/shownBooking.ts';
import { searchableName } from '#shared/domain/searchText.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { alongTime } from './alongTime.ts';
import { isToCome } from './foundVisits.ts';
import { groupBy } from '../groupBy.ts';
import type { Steps } from '../steps.ts';
import type { DeskStore, PatientVisit } from '../deskStore.ts';

/** So many patients are counted; whoever types one letter is told that there are at least so many. */
const mostCounted = 1_000;
/** The next visits of so many are looked up at once; those of more are met along time. */
const fewComing = 100;

export interface FoundPeople {
  /** By their next visit, then those without one, the latest first. */
  readonly people: readonly PatientVisits<ShownBooking>[];
  readonly more: number;
  readonly atLeast: boolean;
}

interface Wanted {
  readonly country: MarketplaceLocale | null;
  readonly now: EpochMs;
  /** So many are told. */
  readonly most: number;
}

/**
 * Patients who are looked for, with what is on its way laid over their visits: also one who was booked here and has no number yet.
 * Of each the visits by which people know them are read: the next, the last, and the newest with what tells them apart.
 */
export function* foundPeople(store: DeskStore, query: PatientQuery, wanted: Wanted): Steps<FoundPeople> {
  const { country, now, most } = wanted;
  const keyOf = ({ name, phone }: Pick<PatientRow, 'name' | 'phone'>): string =>
    likeKey(name, phone, country);
  const matching = store.patients.matching(query, mostCounted + 1);
  const atLeast = matching.length > mostCounted;
  const first = yield* firstOnes(store, query, matching, wanted);
  yield;
  // Read without a break: what is written between would not belong together.
  const onTheWay = concerning(store, query);
  const touched = onTheWay.patients.map((patient) => ({
    name: searchableName(patient),
    phone: patient.phone,
  }));
  // Those whom a decision may have brought to the front belong to the first.
  const chosen = [...first.slice(0, most + 1), ...touched];
  const keys = new Set(chosen.map(keyOf));
  const rows = store.patients.named([...new Set(chosen.map(({ name }) => name))]);
  const ids = rows.filter((row) => keys.has(keyOf(row))).map(({ id }) => id);
  const theirs = groupBy(store.bookings.ofPatients(ids), keyOf);
  const busy = new Set(touched.map(keyOf));
  const told = [...theirs].flatMap(([key, visits]) =>
    (busy.has(key) ? visits : telling(visits, now)).map(({ row }) => row),
  );
  const copies = new Map([...store.bookings.atRows(told), ...onTheWay.copies].map((copy) => [copy.id, copy]));
  yield;
  const shown = project([...copies.values()], onTheWay.intents).sort(inOrder(now));
  // Father and son are read together, and one of them is looked for by his birth date.
  const people = byPatient(shown, country).filter(
    ({ birthDate, visits }) =>
      query.birthDate === null ||
      birthDate === null ||
      birthDate === query.birthDate ||
      visits.some(({ patient }) => patient !== null && isLookedFor({ ...query, birthDate: null }, patient)),
  );
  return {
    people: people.slice(0, most),
    more: Math.max(0, people.length - most) + peopleAmong(matching.slice(0, mostCounted), keys, keyOf),
    atLeast,
  };
}

/** How many people there are but for these, as far as birth dates tell. */
function peopleAmong(
  rows: readonly PatientRow[],
  but: ReadonlySet<string>,
  keyOf: (row: PatientRow) => string,
): number {
  const others = groupBy(rows, keyOf);
  let sum = 0;
  for (const [key, alike] of others) {
    if (but.has(key)) continue;
    const dates = new Set(alike.flatMap(({ birthDate }) => birthDate ?? []));
    sum += Math.max(1, dates.size);
  }
  return sum;
}

type Named = Pick<PatientRow, 'name' | 'phone'>;

/** Somewhat more of them than are told, each name and phone once: by their next visit, then those without one, the latest first. */
function* firstOnes(
  store: DeskStore,
  query: PatientQuery,
  matching: readonly PatientRow[],
  { country, now, most }: Wanted,
): Steps<readonly Named[]> {
  const found = new Map<string, Named>();
  const take = (some: readonly Named[]): boolean => {
    for (const { name, phone } of some) {
      const key = likeKey(name, phone, country);
      if (!found.has(key)) found.set(key, { name, phone });
    }
    return found.size <= most;
  };
  const isAll = matching.length <= mostCounted;
  const coming = matching.filter(({ comingUntil }) => comingUntil > now);
  if (isAll && coming.length <= fewComing) {
    const next = store.patients.nextVisits(
      coming.map(({ id }) => id),
      now,
    );
    take(coming.sort((a, b) => (next.get(a.id) ?? a.lastStart) - (next.get(b.id) ?? b.lastStart)));
  } else {
    yield* alongTime(store, query, { which: 'coming', now }, take);
  }
  if (found.size <= most && isAll) take(matching.toSorted((a, b) => b.lastStart - a.lastStart));
  else if (found.size <= most) yield* alongTime(store, query, { which: 'over', now }, take);
  return [...found.values()];
}

/** Decisions on their way that concern such patients, and the copies that they change. */
function concerning(
  store: DeskStore,
  query: PatientQuery,
): {
  readonly intents: readonly Intent[];
  readonly copies: readonly Booking[];
  readonly patients: readonly Pick<Patient, 'name' | 'surname' | 'phone'>[];
} {
  const open = store.intents.allOpen().filter(isOnVisit);
  const about = open.flatMap(({ action }) => (action.kind === 'book' ? [] : [asBookingId(action.bookingId)]));
  // By the store, since most of a bad morning's decisions are about others.
  const copies = new Map(
    store.bookings.some(store.bookings.lookedForAmong(about, query)).map((copy) => [copy.id, copy]),
  );
  const intents: Intent[] = [];
  const patients: Pick<Patient, 'name' | 'surname' | 'phone'>[] = [];
  const madeHere = new Set<string>();
  for (const intent of open) {
    const { action } = intent;
    if (action.kind === 'book') {
      const patient = { ...action.patient, surname: action.patient.surname ?? '' };
      if (!isLookedFor(query, patient)) continue;
      madeHere.add(intent.id);
      patients.push(patient);
    } else if (!madeHere.has(action.bookingId)) {
      const patient = copies.get(asBookingId(action.bookingId))?.patient ?? null;
      if (patient === null) continue;
      patients.push(patient);
    }
    intents.push(intent);
  }
  return { intents, copies: [...copies.values()], patients };
}

/** Of the visits of one name and phone those that have to be read, for each person among them. @param visits by start */
function telling(visits: readonly PatientVisit[], now: EpochMs): readonly PatientVisit[] {
  const people = byPatient(
    visits.map((visit) => ({ visit, patient: asPatient(visit) })),
    null,
  );
  return people.flatMap(({ visits: all, own }) => {
    const theirs = all.map(({ visit }) => visit);
    const surely = own.map(({ visit }) => visit);
    return [
      theirs.find((visit) => isToCome(visit, now)),
      theirs.findLast((visit) => visit.end <= now && !visit.canceled),
      theirs.findLast((visit) => visit.canceled),
      surely.at(-1),
      surely.findLast(({ birthDate }) => birthDate !== null),
      surely.findLast(({ nin }) => nin !== null),
    ].filter((visit) => visit !== undefined);
  });
}

/** All have one name and one phone; only what tells people apart counts. */
const asPatient = ({ birthDate, nin }: PatientVisit): Patient => ({
  ...{ name: 'x', surname: '', phone: null, email: null, birthDate, nin },
  ...{ gender: null, isReturning: null, insuranceNumber: null },
});

export const isComing = ({ end, status }: ShownBooking, now: EpochMs): boolean =>
  end > now && status !== 'canceled';

/** What is to come by time, then what is over or cancelled, the latest first. */
export function inOrder(now: EpochMs): (a: ShownBooking, b: ShownBooking) => number {
  return (a, b) => {
    const [first, second] = [isComing(a, now), isComing(b, now)];
    if (first !== second) return first ? -1 : 1;
    const byTime = first ? a.start - b.start : b.start - a.start;
    return byTime === 0 ? (a.id < b.id ? -1 : 1) : byTime;
  };
}
