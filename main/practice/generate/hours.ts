import type { Random } from '#shared/ports.ts';
import { chance, fork, intBetween, pick } from '#shared/random.ts';
import type { Calendar } from './catalogue.ts';
import type { Day } from './days.ts';
import type { LocalePack } from './locales/pack.ts';

/** Minutes from 07:30, half-open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What a calendar's day looks like before anybody books. */
export interface DayHours {
  readonly day: Day;
  readonly periods: readonly Span[];
  readonly breaks: readonly (Span & { readonly description: string | null })[];
}

interface Shift {
  readonly periods: readonly Span[];
  /** When the same doctor can see patients by video without being in two places. */
  readonly online: Span;
}

/** All within 07:30–20:00; lengths divide by 20 and by 30, so that every grid comes out even. */
const shifts = {
  day: { periods: [{ from: 30, to: 510 }], online: { from: 540, to: 660 } },
  early: { periods: [{ from: 0, to: 420 }], online: { from: 450, to: 570 } },
  late: { periods: [{ from: 270, to: 750 }], online: { from: 90, to: 210 } },
  split: {
    periods: [
      { from: 90, to: 330 },
      { from: 450, to: 690 },
    ],
    online: { from: 330, to: 450 },
  },
} as const satisfies Record<string, Shift>;
const shiftOrder: readonly Shift[] = [shifts.day, shifts.early, shifts.split, shifts.late, shifts.day];
const saturday: Shift = { periods: [{ from: 30, to: 330 }], online: { from: 360, to: 480 } };

interface Absence {
  readonly from: number;
  readonly to: number;
  /** Told as a break over the whole day; otherwise there are no work periods at all. */
  readonly asBreak: string | null;
}

/** Minutes that the vendor's grid counts in: the greatest common divisor of what is offered (API.md §6). */
export function gridOf(durations: readonly number[]): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  return durations.reduce(divisor);
}

/** The calendar's hours on every day on which it has any. A doctor's addresses never overlap. */
export function planHours(
  random: Random,
  calendar: Calendar,
  days: readonly Day[],
  pack: LocalePack,
): readonly DayHours[] {
  const grid = gridOf(calendar.services.map((service) => service.defaultDuration));
  const usual = shiftOrder[calendar.doctorIndex % shiftOrder.length] ?? shifts.day;
  const dayOff = chance(random, 0.35) ? intBetween(random, 1, 5) : 0;
  const saturdays = chance(random, 0.3);
  const absences = planAbsences(random, days, pack);
  const draw = fork(random);
  return days.flatMap((day): readonly DayHours[] => {
    const atWork = day.weekday <= 5 ? day.weekday !== dayOff : day.weekday === 6 && saturdays;
    const onlineDay = !calendar.online || day.weekday % 2 === 1;
    // Whatever weekday today is, there is work to practise on.
    if (day.offset !== 0 && (day.closed || !atWork || !onlineDay)) return [];
    const shift = day.weekday === 6 && day.offset !== 0 ? saturday : usual;
    const periods = calendar.online ? [shift.online] : shift.periods;
    const absence = absences.find(({ from, to }) => from <= day.offset && day.offset <= to);
    if (absence === undefined) return [{ day, periods, breaks: planBreaks(draw, periods, grid, pack) }];
    if (absence.asBreak === null) return [];
    const whole = { from: periods[0]?.from ?? 0, to: periods.at(-1)?.to ?? 0, description: absence.asBreak };
    return [{ day, periods, breaks: [whole] }];
  });
}

/** A week or two away, about every three months; never today. */
function planAbsences(random: Random, days: readonly Day[], pack: LocalePack): readonly Absence[] {
  const first = days[0]?.offset ?? 0;
  const last = days.at(-1)?.offset ?? 0;
  return Array.from({ length: Math.max(1, Math.round(days.length / 90)) }, () => {
    const from = intBetween(random, first, last);
    const to = from + intBetween(random, 0, 9);
    const asBreak = chance(random, 0.5) ? pick(random, pack.absences) : null;
    return { from, to, asBreak };
  }).filter(({ from, to }) => to < 0 || from > 0);
}

function planBreaks(
  random: Random,
  periods: readonly Span[],
  grid: number,
  pack: LocalePack,
): DayHours['breaks'] {
  const breaks: (Span & { description: string | null })[] = [];
  const [only, second] = periods;
  if (only === undefined) return breaks;
  const lunchLength = grid === 20 ? 40 : 30;
  if (second === undefined && only.to - only.from >= 360) {
    const noon = onGrid(only, (only.from + only.to) / 2 + intBetween(random, -1, 1) * 30, grid);
    breaks.push({ from: noon, to: noon + lunchLength, description: pack.lunch });
  }
  if (chance(random, 0.18)) {
    const length = grid === 10 ? 20 : grid;
    const from = onGrid(only, only.from + random() * (only.to - only.from - length), grid);
    const description = chance(random, 0.8) ? pick(random, pack.meetings) : null;
    const clear = breaks.every((other) => from + length <= other.from || other.to <= from);
    if (clear) breaks.push({ from, to: from + length, description });
  }
  return breaks.sort((left, right) => left.from - right.from);
}

function onGrid(period: Span, minute: number, grid: number): number {
  return period.from + Math.floor((minute - period.from) / grid) * grid;
}
