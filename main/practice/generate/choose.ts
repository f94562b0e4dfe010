import type { Random } from '#shared/ports.ts';
import { chance, pick, shuffled } from '#shared/random.ts';
import type { Candidate } from './candidates.ts';
import { todayFill, usualFill, type Plan } from './sizes.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** A visit that somebody asked for; of the cancelled ones the time is free again. */
export interface Chosen extends Candidate {
  readonly canceled: boolean;
}

const cancelShare = 0.07;

/**
 * Which of the visits that would fit are booked: today to its share of the working time, the other days as usual, or as
 * many as the plan's number leaves for them.
 *
 * @param todayMinutes working time of all calendars today, without breaks
 */
export function chooseVisits(
  random: Random,
  candidates: readonly Candidate[],
  todayMinutes: number,
  plan: Plan,
): readonly Chosen[] {
  const today = chooseToday(
    random,
    candidates.filter(({ offset }) => offset === 0),
    todayMinutes,
  );
  const others = candidates.filter(({ offset }) => offset !== 0);
  const chosen =
    plan.bookings === null
      ? byUsualFill(random, others)
      : exactly(random, others, plan.bookings - today.length);
  return [...today, ...chosen.map((visit) => ({ ...visit, canceled: chance(random, cancelShare) }))];
}

/** Takes visits out of a full day until the share is reached, and adds a few that were cancelled. */
function chooseToday(random: Random, full: readonly Candidate[], minutes: number): readonly Chosen[] {
  let booked = full.reduce((sum, visit) => sum + length(visit), 0);
  const kept: Chosen[] = [];
  for (const visit of shuffled(random, full)) {
    // Half a visit over or under: the nearest that whole visits allow.
    if (booked - length(visit) / 2 >= minutes * todayFill) booked -= length(visit);
    else kept.push({ ...visit, canceled: false });
  }
  const canceled = Array.from({ length: Math.ceil(kept.length * cancelShare) }, () => ({
    ...pick(random, full),
    canceled: true,
  }));
  return [...kept, ...canceled];
}

function byUsualFill(random: Random, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ offset }) => chance(random, usualFill(offset)));
}

/** So many, each day's share in proportion to its usual one. @throws if the calendars cannot hold them: a bug of the plan */
function exactly(random: Random, candidates: readonly Candidate[], count: number): readonly Candidate[] {
  if (candidates.length < count) throw new Error(`Only ${candidates.length} visits fit, not ${count}`);
  return candidates
    .map((visit) => ({ visit, rank: random() / usualFill(visit.offset) }))
    .sort((left, right) => left.rank - right.rank)
    .slice(0, count)
    .map(({ visit }) => visit);
}

function length(visit: Candidate): number {
  return (visit.end - visit.start) / minuteMs;
}
