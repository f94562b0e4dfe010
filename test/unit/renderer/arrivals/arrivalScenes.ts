import { ok } from '#shared/result.ts';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import type { Scene } from '../scene.ts';
import { dayOf } from '../scenes.ts';
import { itemOf, visitOf } from '../visitScenes.ts';
import type { BoardCard, BoardColumn, BoardDay } from '#shared/contract/board.ts';

const minute = 60_000;
const hour = 60 * minute;
const zone = 'Europe/Warsaw';

/** A patient's step, taken some minutes ago. */
export function stepped(
  step: NonNullable<BoardCard['arrival']>['step'],
  now: number,
  minutesAgo: number,
): BoardCard['arrival'] {
  const at = now - minutesAgo * minute;
  return { step, arrivedAt: step === 'arrived' || step === 'withDoctor' ? at : null, since: at };
}

/** A plain visit of 20 minutes, so many minutes from now. */
export function visitAt(
  id: string,
  now: number,
  minutesFromNow: number,
  change: Partial<BoardCard> = {},
): BoardCard {
  const start = now + minutesFromNow * minute;
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
    bookedByPatient: false,
    online: false,
    hasComment: false,
    notSent: false,
    needsPerson: false,
    ...change,
  };
}

/** A day with one calendar for each list of visits. */
export function dayWith(now: number, ...calendars: readonly (readonly BoardCard[])[]): BoardDay {
  const plain = dayOf(localDateOf(now, zone), now);
  const columns = calendars.map((cards, index): BoardColumn => {
    const column = plain.columns[index % plain.columns.length];
    if (column === undefined) throw new Error('the scene has no calendars');
    const round = Math.floor(index / plain.columns.length);
    return {
      ...column,
      addressId: `a${index}`,
      doctorSurname: `${column.doctorSurname}${round > 0 ? `-${round}` : ''}`,
      colour: index % 12,
      cards: [...cards],
      slots: [],
    };
  });
  return { ...plain, columns };
}

/** A morning with every step in it: 20 doctors and 40 visits that are over, or a busy list. */
export function withArrivals(scene: Scene, now: number, kind: string): Scene {
  const day = kind === 'end' ? evening(now) : kind === 'empty' ? dayWith(now, []) : morning(now);
  const [refused] = day.columns[0]?.cards ?? [];
  return {
    ...scene,
    day: (date) => ok({ ...day, date: date ?? day.date }),
    visit: (id) => ok(visitOf(id, now - hour)),
    unsettled:
      kind === 'empty'
        ? []
        : [
            { date: addDays(day.date, -1), count: 12 },
            { date: addDays(day.date, -4), count: 3 },
          ],
    outbox: {
      waiting: kind === 'end' ? 3 : 1,
      firstDueAt: now - minute,
      attention:
        kind === 'end' && refused !== undefined
          ? [itemOf(now, { bookingId: refused.id, kind: 'presence', reason: 'vendorRefused' })]
          : [],
    },
  };
}

const people = [
  ['Kowalska', 'Anna'],
  ['Wiśniewska-Brzęczyszczykiewicz', 'Małgorzata'],
  ['Lis', 'Jan'],
  ['O’Connor', 'Siobhán'],
  ['Zając', 'Bartłomiej'],
  ['Nowak', 'Ewa'],
  ['Żółw', 'Łukasz'],
] as const;

function person(index: number): Pick<BoardCard, 'surname' | 'name'> {
  const [surname, name] = people[index % people.length] ?? people[0];
  return { surname, name };
}

function morning(now: number): BoardDay {
  const cards = Array.from({ length: 40 }, (_, index) => {
    const from = (index - 14) * 15;
    const steps: Partial<BoardCard>[] = [
      { presence: 'present', arrival: stepped('done', now, 5) },
      { presence: 'present', arrival: stepped('withDoctor', now, 22), notSent: true },
      { presence: 'present', arrival: stepped('arrived', now, 31) },
      { presence: 'present', arrival: stepped('arrived', now, 4), notSent: true },
      { presence: 'absent', arrival: stepped('noShow', now, 3) },
    ];
    const past = from < 15 ? (steps[index % steps.length] ?? {}) : { confirmed: index % 3 === 0 };
    return visitAt(`v${index}`, now, from, { ...person(index), ...past, needsPerson: index === 13 });
  });
  return dayWith(now, ...[0, 1, 2, 3].map((own) => cards.filter((_, index) => index % 4 === own)));
}

function evening(now: number): BoardDay {
  const calendars = Array.from({ length: 20 }, (_, doctor) =>
    [0, 1].map((own) => {
      const index = doctor * 2 + own;
      const settled: Partial<BoardCard> = index % 13 === 5 ? { presence: 'present', notSent: true } : {};
      return visitAt(`v${index}`, now, -300 + own * 40 + doctor * 7, {
        ...person(index),
        ...settled,
        needsPerson: index === 0,
      });
    }),
  );
  return dayWith(now, ...calendars);
}
