import { atWallClock } from '#shared/time/zone.ts';
import { inventCard, inventDay } from '../days/day.ts';
import { seeded } from '../days/random.ts';
import type { BoardDay } from '#shared/contract/board.ts';

/** A picture of the board: what day, at what time. `null`: the answer never comes. */
export interface Scene {
  readonly now: number;
  readonly day: BoardDay | null;
}

const timeZone = 'Europe/Warsaw';
const monday = '2026-11-23';
const at = (time: string, date = monday): number => atWallClock(date, time, timeZone);
const now = at('12:41');
const day = (doctors: number): BoardDay => inventDay({ date: monday, timeZone, doctors, now });
const minute = 60_000;

/** The scenes by name, made when they are asked for. */
export const scenes: Readonly<Record<string, () => Scene>> = {
  one: () => ({ now, day: day(1) }),
  two: () => ({ now, day: day(2) }),
  eight: () => ({ now, day: day(8) }),
  twenty: () => ({ now, day: day(20) }),
  fifty: () => ({ now, day: day(50) }),
  loading: () => ({ now, day: null }),
  noCalendars: () => ({ now, day: { ...day(0) } }),
  empty: () => ({ now, day: emptied(day(6)) }),
  unread: () => ({ now, day: partlyRead(day(6)) }),
  states: () => ({ now, day: states() }),
  names: () => ({ now, day: names() }),
  autumn: () => ({ now: at('01:20', '2026-10-25'), day: nightOf('2026-10-25') }),
  spring: () => ({ now: at('01:20', '2026-03-29'), day: nightOf('2026-03-29') }),
};

function emptied(full: BoardDay): BoardDay {
  return {
    ...full,
    columns: full.columns.map((column) => ({ ...column, cards: [], slots: [], breaks: [] })),
  };
}

function partlyRead(full: BoardDay): BoardDay {
  return {
    ...full,
    columns: full.columns.map((column, index) => {
      if (index === 1) return { ...column, asOf: full.from + 11 * 60 * minute + 12 * minute };
      if (index === 0) return column;
      if (index < 3) return { ...column, facilityId: 'f2', facilityName: 'Second House' };
      return { ...column, asOf: null, cards: [], slots: [], breaks: [] };
    }),
  };
}

/** Every state and mark, at four heights. */
function states(): BoardDay {
  const base = inventDay({ date: monday, timeZone, doctors: 4, now });
  const kinds = [
    {},
    { confirmed: true },
    { presence: 'present' as const, end: 1 },
    { presence: 'present' as const },
    { presence: 'absent' as const },
    { status: 'canceled' as const, notSent: true },
    { notSent: true },
    { confirmed: true, needsPerson: true },
    { presence: 'present' as const, end: 1, online: true, hasComment: true },
    { confirmed: true, online: true, hasComment: true, notSent: true },
    { needsPerson: true },
  ];
  return {
    ...base,
    columns: base.columns.map((column, index) => {
      const minutes = [10, 15, 20, 30][index] ?? 20;
      const random = seeded(index + 3);
      const cards = kinds.map((kind, order) => {
        const waits = 'end' in kind;
        const start = waits
          ? now - 2 * minute - (order > 5 ? (minutes + 10) * minute : 0)
          : at('12:50') + order * (minutes + 5) * minute;
        const card = inventCard(`s${index}-${order}`, start, minutes, 0, random);
        return {
          ...card,
          confirmed: false,
          online: false,
          hasComment: false,
          notSent: false,
          needsPerson: false,
          presence: null,
          ...kind,
          end: card.end,
        };
      });
      return { ...column, cards: cards.sort((a, b) => a.start - b.start), slots: [], breaks: [] };
    }),
  };
}

function names(): BoardDay {
  const base = day(5);
  const long = [
    ['Konstantynopolitańczykowska', 'Wilhelmina'],
    ['Brzęczyszczykiewicz-Nowakowska', 'Maria Magdalena'],
    ['García Hernández de la Torre', 'María del Carmen'],
    ['Li', 'Bo'],
    ['O’Shaughnessy', 'Bartholomew'],
  ] as const;
  return {
    ...base,
    columns: base.columns.map((column) => ({
      ...column,
      cards: column.cards.map((card, index) => {
        const [surname, name] = long[index % long.length] ?? long[0];
        return { ...card, surname, name };
      }),
    })),
  };
}

function nightOf(date: string): BoardDay {
  const base = inventDay({ date, timeZone, doctors: 3, now: 0 });
  const random = seeded(5);
  return {
    ...base,
    columns: base.columns.map((column, index) => ({
      ...column,
      slots: [],
      breaks: [],
      cards: Array.from({ length: 9 }, (_, order) =>
        inventCard(`n${index}-${order}`, base.from + (30 + order * 30) * minute, 20, 0, random),
      ),
    })),
  };
}
