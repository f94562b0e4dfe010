import type { Window } from '../../time/zone.ts';
import { stageOf, type Published, type PublishedStage } from './publishedDay.ts';
import type { TimedPeriod } from './timedPeriod.ts';

/** What is known of one date of a calendar, in its stages. */
export type Stages = { readonly [stage in PublishedStage]?: Published };

/** Days by calendar and date. @param days of any calendars and dates, in any stage */
export function stagesByDate(days: readonly Published[]): readonly Stages[] {
  const dates = new Map<string, Stages>();
  for (const day of days) {
    const key = `${day.address} ${day.date}`;
    // What was refused is asked for, and is not on its way.
    if (day.state !== 'refused') dates.set(key, { ...dates.get(key), [stageOf[day.state]]: day });
  }
  return [...dates.values()];
}

/** What holds here, and the marketplace was not seen to have; `null`: nothing but what it has. */
export const decidedOf = ({ asked, sending, standing }: Stages): Published | null =>
  asked ?? sending ?? (standing?.state === 'accepted' ? standing : null);

export const spanOf = ({ start, end }: TimedPeriod): Window => ({ from: start, to: end });

/** By time, none over another. */
export function mergedSpans(spans: readonly Window[]): readonly Window[] {
  const whole: Window[] = [];
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last === undefined || last.to < from) whole.push({ from, to });
    else whole[whole.length - 1] = { from: last.from, to: Math.max(last.to, to) };
  }
  return whole;
}

/** The parts of a span that lie in none of the others. */
export function partsOutside({ from, to }: Window, others: readonly Window[]): readonly Window[] {
  const parts: Window[] = [];
  let since = from;
  for (const other of others.toSorted((a, b) => a.from - b.from)) {
    if (other.to <= since || other.from >= to) continue;
    if (other.from > since) parts.push({ from: since, to: other.from });
    since = other.to;
  }
  if (since < to) parts.push({ from: since, to });
  return parts;
}
