import { chance, intBetween, pick } from '#shared/random.ts';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import type { PlannedDeed } from '../plan.ts';
import type { Place } from '../smallWorld.ts';
import { streamOf } from '../streams.ts';

/** What somebody who keeps the calendars does with their hours, and how often beside the others. */
const doings = [
  ['takesOver', 4],
  ['plans', 6],
  ['plansNewService', 2],
  ['succeeds', 3],
  ['excepts', 8],
  ['exceptsAll', 2],
  ['opensAgain', 2],
  ['stepsBack', 3],
  ['givesBack', 1],
  ['switchesOff', 1],
  ['switchesOn', 2],
  ['pauses', 1],
  ['resumes', 2],
  ['stops', 1],
  ['keepsTheirs', 3],
  ['publishesOurs', 3],
] as const;
export type HoursDoing = (typeof doings)[number][0] | 'removesService';

/** Somebody who keeps the calendars does something at a desk. `pick` is of what there is, `seed` of what is invented. */
export interface HoursDeed {
  readonly kind: 'hours';
  readonly doing: HoursDoing;
  readonly desk: number;
  readonly pick: number;
  readonly seed: number;
}

/** A doctor sets the hours of a coming date in the panel, in the evening, where no plan has any. */
export interface DoctorSetsHours {
  readonly kind: 'doctorSetsHours';
  readonly pick: number;
  readonly seed: number;
}

/** A receptionist lays, moves or takes away a break. */
export interface PauseDeed {
  readonly kind: 'pause';
  readonly doing: 'adds' | 'moves' | 'removes';
  readonly desk: number;
  readonly pick: number;
  readonly seed: number;
}

interface Day {
  readonly length: number;
  readonly desks: number;
}

/** Whether hours are kept at the desks of a seed: such a plan costs three to four times as much as another one. */
export const hasHours = (seed: number): boolean => chance(streamOf(seed, 'isKept'), 0.1);

/**
 * In a tenth of the plans hours are kept at one of the desks or at some of them, for as long as they take to be published and longer than
 * the rest of the day goes on.
 */
export function drawHours(seed: number, { length, desks }: Day): readonly PlannedDeed[] {
  if (!hasHours(seed)) return [];
  // A generator of its own: all else of the plan stays as it was.
  const random = streamOf(seed, 'hours');
  const span = Math.max(length, pick(random, [5, 10, 25]) * minuteMs);
  const all = doings.flatMap(([doing, weight]) => Array.from({ length: weight }, () => doing));
  const keepers = streamOf(seed, 'keepers');
  const isShared = desks > 1 && chance(keepers, 0.4);
  const decided = Array.from({ length: intBetween(random, 3, 12) }, (_, index) => ({
    at: index === 0 ? intBetween(random, 0, 20) * secondMs : intBetween(random, 0, span),
    deed: {
      kind: 'hours' as const,
      doing: index === 0 ? pick(random, ['takesOver', 'plans', 'plans'] as const) : pick(random, all),
      desk: isShared ? intBetween(keepers, 0, desks - 1) : 0,
      pick: random(),
      seed: intBetween(random, 0, 2 ** 31),
    },
  }));
  return [...decided, ...drawSecondThoughts(seed)];
}

/** Often a day is closed and opened again while the vendor would still ignore what it had of it before (API.md §6). */
function drawSecondThoughts(seed: number): readonly PlannedDeed[] {
  const random = streamOf(seed, 'secondThoughts');
  if (!chance(random, 0.4)) return [];
  const closedAt = intBetween(random, 40, 80) * secondMs;
  const openedAt = closedAt + intBetween(random, 15, 60) * secondMs;
  const deed = { kind: 'hours' as const, desk: 0, pick: random() };
  return [
    { at: closedAt, deed: { ...deed, doing: 'exceptsAll', seed: intBetween(random, 0, 2 ** 31) } },
    { at: openedAt, deed: { ...deed, doing: 'opensAgain', seed: intBetween(random, 0, 2 ** 31) } },
  ];
}

/** Now and then a service goes that hours name, and takes what names it along. */
export function drawRemovals(seed: number, { length }: Pick<Day, 'length'>): readonly PlannedDeed[] {
  const random = streamOf(seed, 'removals');
  if (!hasHours(seed) || !chance(random, 0.25)) return [];
  return Array.from({ length: intBetween(random, 1, 2) }, () => ({
    at: intBetween(random, 0, Math.max(length, 15 * minuteMs)),
    deed: {
      kind: 'hours' as const,
      doing: 'removesService' as const,
      desk: 0,
      pick: random(),
      seed: intBetween(random, 0, 2 ** 31),
    },
  }));
}

/** A quarter of the clinics that keep hours here live by another clock than their marketplace. */
export function drawPlace(seed: number): Place {
  return hasHours(seed) && chance(streamOf(seed, 'place'), 0.25) ? 'canarias' : 'warsaw';
}

/** While hours are kept here, a doctor sets some in the panel now and then. */
export function drawDoctor(seed: number, { length }: Pick<Day, 'length'>): readonly PlannedDeed[] {
  const random = streamOf(seed, 'doctor');
  if (!hasHours(seed) || !chance(random, 0.5)) return [];
  return Array.from({ length: intBetween(random, 1, 4) }, () => ({
    at: intBetween(random, 0, Math.max(length, 15 * minuteMs)),
    deed: { kind: 'doctorSetsHours' as const, pick: random(), seed: intBetween(random, 0, 2 ** 31) },
  }));
}

/** Now and then receptionists close parts of a calendar, whether its hours are kept here or not. */
export function drawPauses(seed: number, { length, desks }: Day): readonly PlannedDeed[] {
  const random = streamOf(seed, 'pauses');
  if (!chance(random, 0.15)) return [];
  return Array.from({ length: intBetween(random, 2, 7) }, (_, index) => ({
    at: intBetween(random, 0, length),
    deed: {
      kind: 'pause' as const,
      doing: index === 0 ? ('adds' as const) : pick(random, ['adds', 'adds', 'moves', 'removes'] as const),
      desk: intBetween(random, 0, desks - 1),
      pick: random(),
      seed: intBetween(random, 0, 2 ** 31),
    },
  }));
}
