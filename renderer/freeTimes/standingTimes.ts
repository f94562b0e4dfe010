import { useState } from 'react';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import type { Asked } from '../state/useAsked.ts';

/** Names a time among those that were asked for. */
export const keyOf = ({ addressId, start }: FreeTime): string => `${addressId} ${start}`;

/** A list of free times as it stands on the screen. */
export interface Standing {
  /** What the list answers: for another question it begins anew. */
  readonly question: string;
  /** The renewal at which the list became what it is. */
  readonly renewal: string;
  /** The newest answer. */
  readonly answer: readonly FreeTime[] | null;
  readonly times: readonly FreeTime[];
  /** Keys of the times that somebody has by now. */
  readonly gone: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();
const nothing: Standing = { question: '', renewal: '', answer: null, times: [], gone: none };

interface Now {
  readonly question: string;
  /** With another one, what is new may come into the list. */
  readonly renewal: string;
  readonly answer: readonly FreeTime[] | null;
  /** Times before it are over. Epoch milliseconds. */
  readonly from: number;
}

/**
 * The list after an answer. A time that went stays in its place, or the next one would slide under the hand that is on its way to it;
 * what is new comes at a renewal, and for another question all begins anew.
 */
export function standingAfter(before: Standing, { question, renewal, answer, from }: Now): Standing {
  // The last answer stays until the next is there.
  if (answer === null || answer === before.answer) return before;
  const free = new Set(answer.map(keyOf));
  const staying = before.times.filter((time) => !free.has(keyOf(time)) && time.start >= from);
  const timesNow = (): readonly FreeTime[] => {
    if (before.answer === null || question !== before.question) return answer;
    return renewal === before.renewal ? before.times : inOrder([...answer, ...staying]);
  };
  const times = timesNow();
  const gone = new Set(times.map(keyOf).filter((key) => !free.has(key)));
  return { question, renewal, answer, times, gone: sameAs(gone, before.gone) };
}

/**
 * The free times that were asked for, as they stand on the screen.
 * @param asked asked again when something changes
 */
export function useStandingTimes(
  asked: Asked<readonly FreeTime[]>,
  question: string,
  from: number,
): Pick<Standing, 'times' | 'gone'> {
  const [standing, setStanding] = useState(nothing);
  const answer = asked.kind === 'found' ? asked.value : null;
  const next = standingAfter(standing, { question, renewal: String(from), answer, from });
  if (next !== standing) setStanding(next);
  return next;
}

const inOrder = (times: readonly FreeTime[]): readonly FreeTime[] =>
  times.toSorted((a, b) => a.start - b.start);

/** The same set where nothing changed: its days are not drawn anew. */
const sameAs = (now: ReadonlySet<string>, before: ReadonlySet<string>): ReadonlySet<string> =>
  now.size === before.size && [...now].every((key) => before.has(key)) ? before : now;
