import { ok } from '#shared/result.ts';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import type { Scene } from './scene.ts';
import { dayOf } from './scenes.ts';
import type { BoardColumn, BoardDay } from '#shared/contract/board.ts';

const minute = 60_000;
const zone = 'Europe/Warsaw';
/** The clocks go back in this night. */
const autumn = '2026-10-25';

/** The states that a clinic meets seldom, or all at once: each as an invented main would tell it. */
export const stateNames = ['empty', 'holiday', 'long-offline', 'dst', 'week', 'news', 'crowded'] as const;
export type StateName = (typeof stateNames)[number];

export const isStateName = (name: string | null): name is StateName =>
  stateNames.some((known) => known === name);

export function withState(scene: Scene, name: StateName, now: number): Scene {
  const today = localDateOf(now, zone);
  const each = (change: (column: BoardColumn) => BoardColumn): Scene['day'] => {
    return (date) => {
      const day = dayOf(date ?? today, now);
      return ok({ ...day, columns: day.columns.map(change) });
    };
  };
  switch (name) {
    case 'empty':
      return {
        ...scene,
        day: each(({ cards, slots, ...column }) => {
          const free = cards.map(({ start }) => ({ start, minutes: 20, services: [0] }));
          return { ...column, cards: [], slots: [...slots, ...free].sort((a, b) => a.start - b.start) };
        }),
      };
    case 'holiday':
      return { ...scene, day: each((column) => ({ ...column, cards: [], slots: [] })) };
    case 'long-offline': {
      const since = now - 180 * minute;
      return {
        ...scene,
        line: { kind: 'offline', since, asOf: since },
        outbox: { waiting: 200, firstDueAt: since + 2 * minute, attention: [] },
        day: each((column) => ({
          ...column,
          asOf: since,
          cards: column.cards.map((card) => ({ ...card, notSent: card.start > since })),
        })),
      };
    }
    case 'dst':
      return {
        ...scene,
        day: (date) => ok(date === autumn ? nightOf(autumn, now) : dayOf(date ?? today, now)),
      };
    case 'week':
      return {
        ...scene,
        week: ({ from }) => {
          const days = Array.from({ length: 7 }, (_, n) => oneDoctor(dayOf(addDays(from, n), now), n));
          const calendars = dayOf(today, now).columns;
          return ok({ addressId: 'a0', calendars, days });
        },
      };
    case 'crowded':
      return { ...scene, day: each((column) => crowded(column)) };
    case 'news': {
      const day = dayOf(today, now);
      const [first, second] = day.columns.flatMap(({ cards }) => cards).filter(({ start }) => start > now);
      const unseen = [first, second].flatMap((card) =>
        card === undefined
          ? []
          : [
              {
                id: card.id,
                start: card.start,
                bookedAt: now - minute,
                surname: card.surname,
                name: card.name,
                doctorName: 'Maria Nowak',
              },
            ],
      );
      return { ...scene, news: { unseen } };
    }
  }
}

/** Vaccinations every five minutes, a free time between each two and an hour of them at noon; and nine visits at once. */
function crowded(column: BoardColumn): BoardColumn {
  const [first] = column.cards;
  if (first === undefined) return column;
  const from = first.start;
  const everyFive = (index: number): { start: number; end: number } => {
    const start = from + index * 5 * minute;
    return { start, end: start + 5 * minute };
  };
  const many = column.addressId === 'a2' ? 9 : 1;
  const cards = Array.from({ length: 24 * many }, (_, n) => ({
    ...first,
    id: `${column.addressId} ${n}`,
    ...everyFive(Math.floor(n / many) * 2),
  }));
  const slots = Array.from({ length: 60 }, (_, n) => n).filter((n) => n > 48 || n % 2 === 1);
  return {
    ...column,
    cards,
    services: ['Vaccination'],
    slots: slots.map((n) => ({ start: everyFive(n).start, minutes: 5, services: [0] })),
  };
}

/** Closed at the weekend. */
function oneDoctor(day: BoardDay, weekday: number): BoardDay {
  const [column] = day.columns;
  if (column === undefined) throw new Error('the scene has no calendars');
  return { ...day, columns: [weekday > 4 ? { ...column, cards: [], slots: [] } : column] };
}

/** Visits through the hour that comes twice. */
function nightOf(date: string, now: number): BoardDay {
  const day = dayOf(date, now);
  const shift = day.from - (day.columns[0]?.cards[0]?.start ?? day.from) + 30 * minute;
  const columns = day.columns.map((column) => ({
    ...column,
    cards: column.cards.map((card) => ({ ...card, start: card.start + shift, end: card.end + shift })),
    slots: column.slots.map((slot) => ({ ...slot, start: slot.start + shift })),
  }));
  return { ...day, columns };
}
