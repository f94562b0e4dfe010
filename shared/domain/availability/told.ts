import { hourMs } from '../../time/durations.ts';
import type { EpochMs, Window } from '../../time/zone.ts';
import type { AddressServiceId } from '../ids.ts';
import type { CutSlot } from './cut.ts';
import { hashOf } from './digest.ts';
import { driftOf, lessThan, offeredStill, type Drift } from './drift.ts';
import type { TimedPeriod } from './timedPeriod.ts';

/** What the vendor tells of a date, in 16 hexadecimal digits: the same for the same starts and services. */
export type ToldWord = string;

/** The word for starts that were told. */
export const toldWord = (told: readonly CutSlot[]): ToldWord =>
  hashOf(
    told
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, services }) => `${start} ${services.toSorted().join(' ')}`)
      .join('\n'),
  );

/** In the place of a word: the calendar was just switched on, and what it had told before nobody knows. */
export const switchedOn: ToldWord = hashOf('switched on');

/** What is known of a date beside what was published. */
export interface DateSeen {
  /** Starts that the vendor tells. */
  readonly told: readonly CutSlot[];
  /** Visits that stand, and breaks. */
  readonly busy: readonly Window[];
  /** Starts before are not compared: they are past, or were when they were read. */
  readonly from: EpochMs;
  /** Services that the vendor may leave out of what it tells: those that patients cannot see. */
  readonly hidden: ReadonlySet<AddressServiceId>;
}

/** So near to now a vendor with a notice time of its own may offer nothing any more. It has no field for that (API.md §6). */
const noticeMs = 2 * hourMs;

/** How what is told of a date is not what was published for it. */
export function dateDrift(periods: readonly TimedPeriod[], { told, busy, from, hidden }: DateSeen): Drift {
  const shown = visiblePart(told, hidden).filter(({ start }) => start >= from);
  const expected = visiblePart(offeredStill(periods, busy, from), hidden);
  if (areSame(expected, shown)) return { missing: [], unknown: [] };
  const { missing, unknown: beyond } = driftOf(expected, shown);
  // A start that was published is nobody's edit, whoever was thought to have it: visits and breaks are read at another moment.
  const published = beyond.length === 0 ? [] : visiblePart(offeredStill(periods, [], from), hidden);
  const unknown = lessThan(beyond, published);
  const first = shown.reduce((least, { start }) => Math.min(least, start), from + noticeMs);
  return { missing: missing.filter(({ start }) => start >= first), unknown };
}

/** Word for word, as it nearly always is: a quarter of a calendar is compared in a press. */
const areSame = (a: readonly CutSlot[], b: readonly CutSlot[]): boolean =>
  a.length === b.length &&
  a.every(({ start, services }, index) => {
    const there = b[index];
    return (
      there?.start === start &&
      there.services.length === services.length &&
      services.every((id, place) => id === there.services[place])
    );
  });

function visiblePart(slots: readonly CutSlot[], hidden: ReadonlySet<AddressServiceId>): readonly CutSlot[] {
  if (hidden.size === 0) return slots;
  return slots.flatMap(({ start, services }) => {
    const left = services.filter((id) => !hidden.has(id));
    return left.length === 0 ? [] : [{ start, services: left }];
  });
}

export const isEmptyDrift = ({ missing, unknown }: Drift): boolean =>
  missing.length === 0 && unknown.length === 0;
