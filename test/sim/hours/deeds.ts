import { chance, intBetween, pick, seededRandom } from '#shared/random.ts';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import type { PlannedDeed } from '../plan.ts';
import type { Place } from '../smallWorld.ts';

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
export type HoursDoing = (typeof doings)[number][0];

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

const hoursStream = 0x4cf5ad43;
const placeStream = 0x6d2b79f5;
const doctorStream = 0x2545f491;
const pauseStream = 0x5851f42d;

/** Whether hours are kept at the desks of a seed. */
export const hasHours = (seed: number): boolean =>
  process.env['SIM_HOURS'] !== 'none' && chance(seededRandom(seed ^ hoursStream), 0.18);

/**
 * In a sixth of the plans hours are kept at one of the desks, for as long as they take to be published and longer than the rest of the day
 * goes on.
 */
export function drawHours(seed: number, { length }: Pick<Day, 'length'>): readonly PlannedDeed[] {
  if (!hasHours(seed)) return [];
  // A generator of its own: all else of the plan stays as it was.
  const random = seededRandom(seed ^ hoursStream ^ 1);
  const span = Math.max(length, pick(random, [5, 15, 40]) * minuteMs);
  const all = doings.flatMap(([doing, weight]) => Array.from({ length: weight }, () => doing));
  return Array.from({ length: intBetween(random, 3, 12) }, (_, index) => ({
    at: index === 0 ? intBetween(random, 0, 20) * secondMs : intBetween(random, 0, span),
    deed: {
      kind: 'hours' as const,
      doing: index === 0 ? pick(random, ['takesOver', 'plans', 'plans'] as const) : pick(random, all),
      // Of two desks on one calendar each takes the other's writes for edits: that is not played here yet.
      desk: 0,
      pick: random(),
      seed: intBetween(random, 0, 2 ** 31),
    },
  }));
}

/** A quarter of the clinics that keep hours here live by another clock than their marketplace. */
export function drawPlace(seed: number): Place {
  return hasHours(seed) && chance(seededRandom(seed ^ placeStream), 0.25) ? 'canarias' : 'warsaw';
}

/** While hours are kept here, a doctor sets some in the panel now and then. */
export function drawDoctor(seed: number, { length }: Pick<Day, 'length'>): readonly PlannedDeed[] {
  const random = seededRandom(seed ^ doctorStream);
  if (!hasHours(seed) || !chance(random, 0.5)) return [];
  return Array.from({ length: intBetween(random, 1, 4) }, () => ({
    at: intBetween(random, 0, Math.max(length, 15 * minuteMs)),
    deed: { kind: 'doctorSetsHours' as const, pick: random(), seed: intBetween(random, 0, 2 ** 31) },
  }));
}

/** Now and then receptionists close parts of a calendar, whether its hours are kept here or not. */
export function drawPauses(seed: number, { length, desks }: Day): readonly PlannedDeed[] {
  const random = seededRandom(seed ^ pauseStream);
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
