import type { KnownPatient } from '#shared/contract/search.ts';
import { extraFields } from '#shared/domain/extraFields.ts';
import { type HistoryEntry, type VisitDetails } from '#shared/contract/visits.ts';
import { ok } from '#shared/result.ts';
import type { Scene } from './scene.ts';
import type { BoardDay } from '#shared/contract/board.ts';
import type { VisitItem, WaitingDecisions, WaitingVisit } from '#shared/contract/attention.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

const minute = 60_000;
const zone = 'Europe/Warsaw';

/** Everything of a visit that can be known, as an invented main would tell it. */
export function visitOf(id: string, start: number, change: Partial<VisitDetails> = {}): VisitDetails {
  return {
    id,
    addressId: 'a0',
    doctorName: 'Maria Zielińska',
    facilityName: 'Przychodnia Zdrowie',
    timeZone: zone,
    start,
    end: start + 20 * minute,
    status: 'booked',
    confirmed: false,
    presence: null,
    arrival: null,
    bookedBy: 'patient',
    bookedAt: start - 30 * 60 * minute,
    canceledBy: null,
    canceledAt: null,
    patient: {
      name: 'Anna',
      surname: 'Kowalska',
      phone: '+48 500 100 200',
      email: 'anna.kowalska@example.com',
      birthDate: '1981-03-07',
      nin: null,
      gender: null,
      isReturning: true,
      insuranceNumber: null,
    },
    service: { id: 's1', name: 'Consultation', price: 220, priceFrom: true },
    insurance: null,
    comment: 'I would like to talk about my knee.',
    payment: null,
    videocallUrl: null,
    opinion: null,
    pending: [],
    history: [],
    ...change,
  };
}

/** A line of a visit's history. */
export function entryOf(
  at: number,
  kind: string,
  staff = 'AK',
  change: Partial<HistoryEntry> = {},
): HistoryEntry {
  return { at, staff, kind, moved: null, reason: null, ...change };
}

/** Something that a patient made impossible by moving the visit away. */
export function itemOf(now: number, change: Partial<VisitItem> = {}): VisitItem {
  return {
    about: 'visit',
    intentId: 'i1',
    bookingId: 'b1',
    kind: 'confirm',
    reason: 'changedMeanwhile',
    message: '',
    decidedAt: now - 12 * minute,
    staff: 'AK',
    patient: { name: 'Anna', surname: 'Kowalska', phone: '+48 500 100 200' },
    doctorName: 'Maria Zielińska',
    addressId: 'a0',
    entered: null,
    timeZone: zone,
    seen: { start: now + 20 * minute, end: now + 40 * minute },
    wanted: null,
    now: {
      id: '0-1',
      status: 'moved',
      start: now + 80 * minute,
      presence: null,
      by: 'patient',
      at: now - 9 * minute,
    },
    steps: ['callPatient', 'drop'],
    ...change,
  };
}

/** What the marketplace has not been told: one that could have gone, one of a long name, one that waits for its visit. */
function waitingOf(now: number): WaitingDecisions {
  const one: WaitingVisit = {
    about: 'visit',
    intentId: 'i7',
    visitId: '0-2',
    kind: 'confirm',
    patient: { surname: 'Kowalska', name: 'Anna' },
    doctorName: 'Maria Zielińska',
    timeZone: zone,
    from: now + 80 * minute,
    wanted: null,
    decidedAt: now - 4 * minute,
    staff: 'AK',
    state: 'waiting',
    dueAt: now - 4 * minute,
    undoable: true,
  };
  const long = { surname: 'Wiśniewska-Brzęczyszczykiewicz', name: 'Małgorzata' };
  return {
    decisions: [
      one,
      {
        ...one,
        intentId: 'i8',
        kind: 'move',
        patient: long,
        wanted: { start: now + 1500 * minute, presence: null },
      },
      {
        ...one,
        intentId: 'i9',
        kind: 'presence',
        patient: { surname: 'Lis', name: 'Jan' },
        from: now + 20 * minute,
        wanted: { start: now + 20 * minute, presence: 'present' },
        dueAt: now + 20 * minute,
      },
    ],
    more: 0,
  };
}

/** A free time every half hour, of two doctors, for four days. */
export function freeTimesFrom(from: number, scope: 'address' | 'facility', count = 60): FreeTime[] {
  const first = Math.ceil(from / (30 * minute)) * 30 * minute;
  const services = [
    { id: 's1', name: 'Consultation', duration: 20 },
    { id: 's2', name: 'Follow-up visit after treatment', duration: 10 },
  ];
  return Array.from({ length: count }, (_, n) => ({
    addressId: scope === 'facility' && n % 2 === 1 ? 'a1' : 'a0',
    doctorName: scope === 'facility' && n % 2 === 1 ? 'Maria Zielińska' : 'Maria Nowak',
    start: first + n * 90 * minute,
    services,
    onlineOnly: false,
    demands: [],
  }));
}

/** A scene whose visits have everything that the vendor can tell: insured, paid for, and with a link to meet at. */
export function withFacts(scene: Scene): Scene {
  return {
    ...scene,
    visit: (id) => {
      const known = scene.visit?.(id) ?? ok(null);
      return known.ok && known.value !== null ? ok(withAllFacts(known.value)) : known;
    },
  };
}

/** Everything that the vendor can tell of a visit. */
export const withAllFacts = (visit: VisitDetails): VisitDetails => ({
  ...visit,
  patient: visit.patient && {
    ...visit.patient,
    nin: '81030712345',
    gender: 'f',
    insuranceNumber: 'CARD-7654321',
  },
  insurance: { name: 'Invented Mutual', plan: 'Family Gold' },
  payment: 'paid',
  videocallUrl: 'https://video.example/room/7f3a91',
});

/** A scene of whose visits a lot is on its way: the foot of the panel is as high as it ever is. */
export function withMuchOnItsWay(scene: Scene): Scene {
  const pending = (['move', 'confirm', 'presence'] as const).map((kind, n) => ({
    intentId: `i2${n}`,
    kind,
    undoable: true,
  }));
  return {
    ...scene,
    visit: (id) => {
      const known = scene.visit?.(id) ?? ok(null);
      return known.ok && known.value !== null ? ok({ ...known.value, pending }) : known;
    },
  };
}

/** A scene whose calendars want all that they can want of a patient. */
export function withDemands(scene: Scene): Scene {
  return {
    ...scene,
    freeTimes: (request) =>
      (scene.freeTimes?.(request) ?? []).map((time) => ({ ...time, demands: [...extraFields] })),
  };
}

/** A scene whose doctors have all their titles and two surnames, and who see patients by video at every other time. */
export function withLongNames(scene: Scene): Scene {
  const long = (times: readonly FreeTime[]): FreeTime[] =>
    times.map((time) => ({
      ...time,
      doctorName: 'prof. dr hab. n. med. Maksymilian Brzęczyszczykiewicz-Chrząszczyżewoszycki',
      onlineOnly: Math.floor(time.start / (90 * minute)) % 2 === 1,
      services: time.services.map((service) => ({
        ...service,
        name: `${service.name} with everything that belongs to it, and a talk about it afterwards`,
      })),
    }));
  return {
    ...scene,
    freeTimes: (request) => long(scene.freeTimes?.(request) ?? []),
    nextFree: (request) => long(scene.nextFree?.(request) ?? []),
  };
}

/** A scene with a main that knows visits: what is asked for by a card's id is told as the card says. */
export function withVisits(scene: Scene, now: number): Scene {
  const today = (): BoardDay | null =>
    (({ ok: found, ...rest }) => (found ? (rest as { value: BoardDay }).value : null))(scene.day(null));
  const doctorOf = (calendar: string): string | null => {
    const column = today()?.columns.find(({ addressId }) => addressId === calendar);
    return column === undefined ? null : `${column.doctorName} ${column.doctorSurname}`.trim();
  };
  const cardOf = (id: string) =>
    today()
      ?.columns.flatMap(({ cards }) => cards)
      .find((card) => card.id === id);
  return {
    ...scene,
    waitingDecisions: waitingOf(now),
    outbox: {
      waiting: 3,
      firstDueAt: now - 4 * minute,
      attention: [
        itemOf(now),
        itemOf(now, {
          intentId: 'i2',
          bookingId: null,
          kind: 'book',
          reason: 'timeTaken',
          message: 'Slot not found',
          patient: {
            name: 'Małgorzata',
            surname: 'Wiśniewska-Brzęczyszczykiewicz',
            phone: '+48 600 700 800',
          },
          seen: null,
          wanted: { start: now + 50 * minute, presence: null },
          now: null,
          entered: {
            addressServiceId: 's1',
            patient: {
              name: 'Małgorzata',
              surname: 'Wiśniewska-Brzęczyszczykiewicz',
              phone: '+48 600 700 800',
              email: null,
              birthDate: null,
              nin: null,
              gender: null,
            },
            comment: null,
          },
          steps: ['chooseTime', 'callPatient', 'drop'],
        }),
      ],
    },
    visit: (id) => {
      const card = cardOf(id);
      if (card === undefined) return ok(null);
      const { start, end, status, confirmed, presence, name, surname } = card;
      const known = visitOf(id, start, { end, status, confirmed, presence });
      const patient = known.patient && { ...known.patient, name, surname };
      if (status === 'canceled')
        return ok({ ...known, patient, canceledBy: 'patient', canceledAt: now - 30 * minute });
      return ok({
        ...known,
        patient,
        pending: card.notSent ? [{ intentId: 'i7', kind: 'confirm', undoable: true }] : [],
        history: [
          entryOf(now - 5 * minute, 'intent.confirm'),
          entryOf(now - 4 * minute, 'intent.confirmed', ''),
        ],
      });
    },
    freeTimes: ({ addressId, from, to, scope }) =>
      to - from === 1
        ? freeTimesFrom(from, scope, 1).map((time) => ({
            ...time,
            start: from,
            doctorName: doctorOf(addressId) ?? time.doctorName,
          }))
        : freeTimesFrom(from, scope),
    cancelReasons: ['The doctor is ill', 'Called: cannot come', 'Booked by mistake'],
    services: [
      { name: 'Consultation', calendars: 8 },
      { name: 'Follow-up visit with a review of results', calendars: 3 },
    ],
    nextFree: ({ from }) => freeTimesFrom(from, 'facility'),
    known: (query) => knownIn(query, now),
    decided: () => ok({ kind: 'intent', id: 'i9', heldUntil: Date.now() + 60_000 }),
  };
}

/** Invented patients whom the clinic knows, of whom some are called like what is typed. */
function knownIn(query: string, now: number): readonly KnownPatient[] {
  const rest = { email: null, birthDate: null, nin: null, gender: null };
  const patients: readonly KnownPatient[] = [
    {
      ...rest,
      name: 'Anna',
      surname: 'Kowalska',
      phone: '+48 500 100 200',
      visit: { start: now + 5 * 24 * 60 * minute, coming: true, doctorName: 'Jan Lis' },
    },
    {
      ...rest,
      name: 'Małgorzata Elżbieta',
      surname: 'Kowalczyk-Brzęczyszczykiewicz',
      phone: '+48 600 700 800',
      visit: { start: now - 400 * 24 * 60 * minute, coming: false, doctorName: 'Zofia Żółw-Kowalewska' },
    },
    {
      ...rest,
      name: 'Jan',
      surname: 'Kowal',
      phone: null,
      visit: { start: now - 3 * 24 * 60 * minute, coming: false, doctorName: 'Jan Lis' },
    },
  ];
  return patients.filter(({ surname }) => surname.toLowerCase().startsWith(query.toLowerCase()));
}
