import type { ActivityEntry, Outcome } from '#shared/contract/activity.ts';
import type { FoundPatient, FoundPatients, FoundVisit } from '#shared/contract/search.ts';
import type { Door } from '#shared/contract/door.ts';
import type { StaffView } from '#shared/contract/staff.ts';
import { isLookedFor, patientQuery } from '#shared/domain/patientQuery.ts';
import { ok } from '#shared/result.ts';
import type { Scene } from '../scene.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** A visit as a search tells it. */
export function foundVisit(id: string, start: number, change: Partial<FoundVisit> = {}): FoundVisit {
  return {
    id,
    start,
    end: start + 20 * minute,
    status: 'booked',
    surname: 'Kowalska',
    name: 'Anna',
    serviceName: 'Consultation',
    confirmed: false,
    presence: null,
    arrival: null,
    bookedByPatient: true,
    online: false,
    hasComment: false,
    notSent: false,
    needsPerson: false,
    doctorName: 'Maria Zielińska',
    facilityName: 'Przychodnia Zdrowie',
    phone: '+48 500 100 200',
    coming: start > Date.now(),
    ...change,
  };
}

/** Those whom main would find, with their visits in the order in which they are given. */
export function foundAmong(visits: readonly FoundVisit[], typed: string): FoundPatients {
  const query = patientQuery(typed);
  const found = query === null ? [] : visits.filter((visit) => isLookedFor(query, visit));
  const patients = new Map<string, FoundPatient>();
  for (const visit of found) {
    const { name, surname, phone } = visit;
    const who = `${surname} ${name}`;
    const before = patients.get(who)?.visits ?? [];
    patients.set(who, { name, surname, phone, birthDate: '1984-02-03', visits: [...before, visit] });
  }
  return { patients: [...patients.values()], more: 0, atLeast: false };
}

/** A scene in which a search finds visits of every kind, one with a name that is too long for its line. */
export function withFound(scene: Scene, now: number): Scene {
  const long = { name: 'Anna Małgorzata', surname: 'Kowalewska-Brzęczyszczykiewicz' };
  const jan = { name: 'Jan', surname: 'Kowalski', phone: '+48 500 100 201' };
  const ola = { name: 'Anna Ola', surname: 'Kowalik', phone: '+380 50 123 4567' };
  const visits = [
    foundVisit('f1', now + 30 * minute, { confirmed: true }),
    foundVisit('f6', now - 20 * day, { presence: 'present', coming: false }),
    foundVisit('f2', now + day, { ...jan, notSent: true }),
    foundVisit('f5', now + 4 * day, { ...jan, status: 'canceled', coming: false }),
    foundVisit('f3', now + 9 * day, {
      ...long,
      doctorName: 'Aleksandra Konstantynopolitańczykowska',
      serviceName: 'Konsultacja dermatologiczna z badaniem dermatoskopowym',
    }),
    foundVisit('f4', now + 12 * day, { ...ola, needsPerson: true }),
    foundVisit('f7', now - 400 * day, { ...ola, presence: 'absent', coming: false }),
  ];
  return {
    ...scene,
    found: (query) => {
      const found = foundAmong(visits, query);
      return ok(query.trim().length === 1 ? { ...found, more: 217, atLeast: true } : found);
    },
  };
}

/** Two people at a desk that a third has left. */
export const twoPeople: StaffView = {
  members: [
    { id: 's1', name: 'Anna Kowalska', initials: 'AK', hasPin: false, right: 'atDesk' },
    { id: 's2', name: 'Jan Lis', initials: 'JL', hasPin: true, right: 'atDesk' },
  ],
  atDesk: 's1',
  former: [{ name: 'Ewa Nowak', initials: 'EN' }],
};

/** The same, and Jan Lis keeps the calendars. */
export const twoPeopleAndKeeper: StaffView = {
  ...twoPeople,
  members: twoPeople.members.map((member) =>
    member.id === 's2' ? { ...member, right: 'keepsCalendars' as const } : member,
  ),
};
export const withKeeper = (scene: Scene): Scene => ({ ...scene, staff: twoPeopleAndKeeper });

/** A line of the activity: somebody confirmed a visit, and the vendor has it. */
export function activityEntry(id: number, at: number, change: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    id,
    at,
    staff: 'AK',
    deed: 'confirm',
    whom: null,
    date: null,
    patient: { name: 'Anna', surname: 'Kowalska' },
    doctorName: 'Maria Zielińska',
    start: at + 90 * minute,
    to: null,
    break: null,
    offer: null,
    hours: null,
    visit: { id: `b${id}`, start: at + 90 * minute },
    outcome: { kind: 'sent', at: at + 5_000, staff: '', reason: null, message: '' },
    ...change,
  };
}

/** Two people at work, and what they have done since yesterday. */
export function withPeople(scene: Scene, now: number): Scene {
  const long = { name: 'Małgorzata', surname: 'Wiśniewska-Brzęczyszczykiewicz' };
  const came = (kind: Outcome['kind'], more: Partial<Outcome> = {}): Outcome => ({
    kind,
    at: now,
    staff: '',
    reason: null,
    message: '',
    ...more,
  });
  const entries = [
    activityEntry(9, now - minute, { deed: 'present', outcome: came('waiting') }),
    activityEntry(8, now - 7 * minute, { deed: 'move', to: now + day, staff: 'JL', patient: long }),
    activityEntry(7, now - 12 * minute, {
      deed: 'book',
      outcome: came('refused', { reason: 'timeTaken', message: 'Slot not found' }),
    }),
    activityEntry(6, now - 40 * minute, {
      deed: 'cancel',
      visit: null,
      outcome: came('takenBack', { staff: 'JL' }),
    }),
    activityEntry(5, now - 55 * minute, {
      deed: 'atDesk',
      whom: 'AK',
      patient: null,
      visit: null,
      start: null,
      doctorName: '',
      outcome: null,
    }),
    ...[4, 3, 2, 1].map((id) =>
      activityEntry(id, now - day - id * 7 * minute, { staff: id === 2 ? '' : 'EN' }),
    ),
  ];
  return { ...scene, staff: twoPeople, activity: () => ({ entries, older: true }) };
}

/** The door, but each search is answered only when its own in `waiting` is called, in the order in which they were asked. */
export function searchesWait(door: Door, waiting: (() => void)[]): Door {
  return {
    ...door,
    ask: (name, request) =>
      name === 'search.patients'
        ? new Promise((resolve) => {
            waiting.push(() => void door.ask(name, request).then(resolve));
          })
        : door.ask(name, request),
  };
}
