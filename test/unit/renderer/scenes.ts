import { err, ok } from '#shared/result.ts';
import { atWallClock, dayWindow, localDateOf } from '#shared/time/zone.ts';
import type { Scene } from './scene.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { BoardCard, BoardColumn, BoardDay } from '#shared/contract/board.ts';
import { settings as settingsSchema } from '#shared/contract/settings.ts';

const zone = 'Europe/Warsaw';
const minute = 60_000;

/** A problem of a kind, with what its sentence needs. */
export function problemOf(kind: Problem['kind'], until: number | null = null): Problem {
  const params: Problem['params'] =
    kind === 'clockWrong' ? { minutes: 7 } : kind === 'clockOff' ? { minutes: 61 } : {};
  return { kind, until, params, details: 'GET /api/v3/integration/facilities\nstatus 401' };
}

const people = [
  ['Kowalska', 'Anna'],
  ['Wiśniewska-Brzęczyszczykiewicz', 'Małgorzata'],
  ['Lis', 'Jan'],
  ['O’Connor', 'Siobhán'],
  ['Zając', 'Bartłomiej'],
  ['Nowak', 'Ewa'],
] as const;
const doctors = ['Nowak', 'Zielińska', 'Ferreira', 'Dąbrowski', 'Müller', 'Öztürk', 'Rossi', 'Dvořák'];

const services = ['Consultation', 'Follow-up visit after treatment', 'Ultrasound scan'];
/** What free times are for, in turn. */
const offers: readonly number[][] = [[0], [0, 1], [2], [0, 1, 2]];

/** A day of eight doctors, filled in a pattern that has every state in it. */
export function dayOf(date: string, now: number): BoardDay {
  const { from, to } = dayWindow(date, zone);
  const columns = doctors.map((surname, index): BoardColumn => {
    const opens = atWallClock(date, '08:00', zone);
    const cards = Array.from({ length: 18 }, (_, n) => cardOf(`${index}-${n}`, opens + n * 30 * minute, now));
    return {
      addressId: `a${index}`,
      facilityId: 'f1',
      facilityName: 'Przychodnia Zdrowie',
      doctorName: 'Maria',
      doctorSurname: surname,
      specialization: 'Internal medicine',
      addressName: null,
      onlineOnly: false,
      colour: index,
      asOf: now,
      services: [...services],
      cards: cards.filter((_, n) => (n + index) % 5 !== 0),
      slots: cards
        .filter((_, n) => (n + index) % 5 === 0)
        .map((card, n) => ({ start: card.start, minutes: 20, services: offers[(n + index) % 4] ?? [] })),
      breaks: [],
    };
  });
  return { date, timeZone: zone, from, to, revision: 1, columns };
}

/** With a visit that began yesterday, and one that goes on into the next day. */
function dayOverMidnight(date: string, now: number): BoardDay {
  const day = dayOf(date, now);
  const over = (id: string, start: number): BoardCard => ({
    ...cardOf(id, start, now),
    end: start + 75 * minute,
  });
  const [evening, night] = [over('over-0', day.from - 30 * minute), over('over-1', day.to - 45 * minute)];
  const columns = day.columns.map((column, index) =>
    index < 2
      ? {
          ...column,
          cards: [evening, ...column.cards, night].map((card) => ({ ...card, id: `${index} ${card.id}` })),
        }
      : column,
  );
  return { ...day, columns };
}

const houses = [
  'Przychodnia Zdrowie',
  'Centrum Medyczne Łąkowa',
  'Poradnia Specjalistyczna dla Dzieci i Młodzieży imienia Janusza Korczaka',
];

/** The same doctors in two houses and more, mixed as somebody ordered them; the first one works in each. */
function dayOfHouses(date: string, now: number, count: number): BoardDay {
  const day = dayOf(date, now);
  const columns = Array.from({ length: count }, (_, index): BoardColumn[] => {
    const column = day.columns[index % 8];
    const house = index % 4 === 3 ? 2 : index % 2;
    return column === undefined
      ? []
      : [
          {
            ...column,
            addressId: `a${index}`,
            facilityId: `f${house}`,
            facilityName: houses[house] ?? '',
            cards: column.cards.map((card) => ({ ...card, id: `${index} ${card.id}` })),
          },
        ];
  });
  return { ...day, columns: columns.flat() };
}

/** Two houses of four doctors; a doctor who works in both has a column in each. */
function dayOfTwoHouses(date: string, now: number): BoardDay {
  const day = dayOf(date, now);
  const columns = day.columns.map((column, index) =>
    index === 2 || index > 4
      ? {
          ...column,
          ...(index === 7 ? { doctorSurname: 'Nowak', colour: 0 } : {}),
          facilityId: 'f2',
          facilityName: 'Centrum Medyczne Łąkowa',
        }
      : column,
  );
  return { ...day, columns };
}

function cardOf(id: string, start: number, now: number): BoardCard {
  const seed = Array.from(id).reduce((sum, letter) => sum * 7 + letter.charCodeAt(0), 3);
  const [surname, name] = people[seed % people.length] ?? people[0];
  const past = start < now;
  const presence = past ? (seed % 9 === 0 ? 'absent' : 'present') : null;
  return {
    id,
    start,
    end: start + 20 * minute,
    status: 'booked',
    surname,
    name,
    serviceName: 'Consultation',
    confirmed: seed % 2 === 0,
    presence,
    arrival: null,
    bookedByPatient: seed % 3 === 0,
    online: seed % 11 === 0,
    hasComment: seed % 7 === 0,
    notSent: seed % 13 === 0,
    needsPerson: seed % 61 === 0,
  };
}

/** The scene that a picture's address asks for. */
export function sceneOf(wanted: URLSearchParams, now: number): Scene {
  const name = wanted.get('scene') ?? 'day';
  const base: Scene = {
    info: { version: '0.1.0', electron: '45.4.1', chromium: '146', systemLocale: 'en-GB', platform: 'linux' },
    connection: { kind: 'practice', locale: 'pl', port: 41_234, timeZone: zone, clientId: null },
    line: { kind: 'inStep', asOf: now },
    importing: { kind: 'finished', at: now },
    settings: settingsSchema.parse({
      language: wanted.get('language') ?? 'en',
      theme: wanted.get('theme') ?? 'light',
      density: wanted.get('density') ?? 'comfortable',
      zoomMinutes: Number(wanted.get('zoom') ?? 10),
      groupByFacility: wanted.has('grouped'),
      showCancelled: wanted.has('cancelled'),
      waitingAlertMinutes: 15,
      undoSeconds: 'usual',
      desksSharing: 1,
      keepMonths: 13,
      lockAfterMinutes: 0,
      newsSound: 'off',
      newsOnDesktop: false,
      newsNamesPatient: false,
      quietFrom: '20:00',
      quietTill: '07:00',
      keys: {},
    }),
    day: (date) => ok(dayOf(date ?? localDateOf(now, zone), now)),
    tested: ok(['Przychodnia Zdrowie', 'Centrum Medyczne Łąkowa']),
  };
  const scene = { ...base, ...changes(name, now) };
  return wanted.has('cancelled') ? { ...scene, day: (date) => withCancelled(scene.day(date), now) } : scene;
}

/** With visits that were cancelled, as main tells them where they are asked for: under another, at a free time, and alone. */
function withCancelled(found: ReturnType<Scene['day']>, now: number): ReturnType<Scene['day']> {
  if (!found.ok) return found;
  const columns = found.value.columns.map((column, index): BoardColumn => {
    const [slot, under, last] = [column.slots[1], column.cards[6 + (index % 3)], column.cards.at(-1)];
    const times = [under?.start, slot?.start, (last?.start ?? now) + 60 * minute];
    const cancelled = times.flatMap((start, n) =>
      start === undefined
        ? []
        : {
            ...cardOf(`off ${index}-${n}`, start, now),
            status: 'canceled' as const,
            presence: null,
            notSent: false,
            needsPerson: false,
          },
    );
    return { ...column, cards: [...column.cards, ...cancelled] };
  });
  return ok({ ...found.value, columns });
}

function changes(name: string, now: number): Partial<Scene> {
  const none = { kind: 'none', practicePort: null } as const;
  const [scene = '', kind = 'offline'] = name.split(':');
  const running = { kind: 'running', step: 'addressServices', done: 12, of: 40 } as const;
  switch (scene) {
    case 'setup':
      return { connection: none, line: { kind: 'notConnected' }, importing: { kind: 'idle' } };
    case 'setup-port':
      return { connection: { kind: 'none', practicePort: 41_234 }, line: { kind: 'notConnected' } };
    case 'setup-problem': {
      const until = kind === 'firewall' ? now + 13 * minute : null;
      return { connection: none, tested: err(problemOf(kind as Problem['kind'], until)) };
    }
    case 'houses':
      return { day: (date) => ok(dayOfTwoHouses(date ?? localDateOf(now, zone), now)) };
    case 'houses-zones':
      return {
        connection: {
          ...{ kind: 'practice', locale: 'es', port: 41_234, timeZone: 'Europe/Madrid', clientId: null },
          facilityZones: { f2: 'Atlantic/Canary' },
        },
        day: (date) => ok(dayOfTwoHouses(date ?? localDateOf(now, zone), now)),
      };
    case 'houses-twenty':
      return { day: (date) => ok(dayOfHouses(date ?? localDateOf(now, zone), now, 20)) };
    case 'midnight':
      return { day: (date) => ok(dayOverMidnight(date ?? localDateOf(now, zone), now)) };
    case 'houses-many':
      return { day: (date) => ok(dayOfHouses(date ?? localDateOf(now, zone), now, 50)) };
    case 'lock':
      return { lock: { locked: true, hasPin: true, secretOpens: kind !== 'practice' } };
    case 'copies': {
      const copy = (daysAgo: number, bytes: number) => ({
        name: `desk.db.set-aside-${daysAgo}`,
        at: now - daysAgo * 86_400_000,
        bytes,
      });
      return { copies: [copy(0, 48_300_000), copy(40, 31_700_000)] };
    }
    case 'clock':
      return { clock: problemOf('clockOff') };
    case 'offline':
      return { line: { kind: 'offline', since: now - 5 * minute, asOf: now - 5 * minute } };
    case 'paused':
      return {
        line: { kind: 'paused', problem: problemOf('firewall', now + 13 * minute), asOf: now - minute },
      };
    case 'refused':
      return {
        ...changes('live', now),
        line: { kind: 'paused', problem: problemOf('unauthorized'), asOf: now - 7 * minute },
      };
    case 'import':
      return { importing: { ...running, todayReady: true, waiting: null } };
    case 'import-waiting': {
      const waiting = problemOf('rateLimited', now + 4 * minute);
      return { importing: { ...running, todayReady: false, waiting } };
    }
    case 'live':
      return {
        connection: {
          kind: 'live',
          locale: 'pl',
          clientId: '1_invented',
          timeZone: zone,
          secretKept: 'session',
        },
      };
    default:
      return {};
  }
}
