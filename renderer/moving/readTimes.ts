import type { Window } from '#shared/time/zone.ts';
import { door } from '../state/door.ts';
import { targetKey } from './targets.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/** What the list of free times is asked for. */
export interface Wanted extends Window {
  readonly addressId: string;
  readonly scope: 'address' | 'facility';
}

/** A day of a large clinic takes a few answers. More of them than this would be a fault, and not a day. */
const mostAnswers = 40;

/**
 * All free times of a window. An answer has a limited number of them in order of time, so it is asked on from the last one
 * until nothing new comes: a part of the last instant may be in the next answer.
 * @returns what is known where main cannot answer
 */
export async function readTimes({ addressId, scope, from, to }: Wanted): Promise<readonly FreeTime[]> {
  const known = new Map<string, FreeTime>();
  let next = from;
  for (let answers = 0; answers < mostAnswers; answers += 1) {
    const answer = await door().ask('freeTimes.get', { addressId, scope, from: next, to });
    if (!answer.ok) break;
    const before = known.size;
    for (const time of answer.value) known.set(targetKey(time.addressId, time.start), time);
    const last = answer.value.at(-1);
    if (last === undefined || known.size === before) break;
    next = last.start;
  }
  return [...known.values()];
}
