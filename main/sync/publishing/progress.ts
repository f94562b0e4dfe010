import type { PublishedState } from '#shared/domain/availability/publishedDay.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import type { PublishedKey } from '../availabilityStore.ts';
import type { PublishingState } from '../hours/memo.ts';
import { nearDays } from './release.ts';

/** Why nothing leaves just now, although something waits. */
export interface PublishingRest {
  readonly why: 'paused' | 'held' | 'people' | 'pace' | 'sameAgain' | 'line';
  /** `null`: nobody knows, or it is for a person. */
  readonly until: EpochMs | null;
}

/** How far publishing has come. */
export interface PublishingCounts {
  /** Of what was asked for since nothing was left: dates in all, and those that need nothing more. */
  readonly total: number;
  readonly done: number;
  readonly waiting: number;
  /** On the line, or taken and not read back. */
  readonly onItsWay: number;
  readonly differs: number;
  readonly refused: number;
  /** Whether the next seven days stand, as far as hours are kept here. */
  readonly live: boolean;
  readonly rests: PublishingRest | null;
  readonly readyAt: EpochMs | null;
}

/** Dates that are not at rest. */
export const unsettled: readonly PublishedState[] = ['waiting', 'sending', 'accepted', 'differs', 'refused'];

/** @param keys dates from today on that are not as they should be, or not known to be */
export function countsOf(
  keys: readonly PublishedKey[],
  { stopped, total }: Pick<PublishingState, 'stopped' | 'total'>,
  today: LocalDate,
): Omit<PublishingCounts, 'rests' | 'readyAt'> {
  const count = (...states: readonly PublishedKey['state'][]): number =>
    keys.filter(({ state }) => states.includes(state)).length;
  const going = keys.filter(({ address }) => !stopped.includes(address));
  const waiting = going.filter(({ state }) => state === 'waiting').length;
  const onItsWay = count('sending', 'accepted');
  const left = waiting + onItsWay;
  const most = Math.max(total, left);
  const near = addDays(today, nearDays);
  return {
    total: left === 0 ? 0 : most,
    done: left === 0 ? 0 : most - left,
    waiting,
    onItsWay,
    differs: count('differs'),
    refused: count('refused'),
    live: !keys.some(({ date, state }) => date < near && state !== 'differs' && state !== 'refused'),
  };
}
