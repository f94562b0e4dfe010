import type { LocalDate } from '../../time/zone.ts';
import type { AddressServiceId } from '../ids.ts';
import { digest } from './digest.ts';
import { stageOf, type Published, type PublishedStage } from './publishedDay.ts';
import type { WantedDay } from './wantedDays.ts';

/** What is to be done for a date, so that it becomes what is wanted. */
export type DayChange =
  /** One PUT of the whole date. */
  | { readonly kind: 'write'; readonly date: LocalDate }
  /** One `deleteSlots`: a PUT cannot empty a date, because an empty list names none. */
  | { readonly kind: 'clear'; readonly date: LocalDate }
  /** What waits there is not wanted any more, and what stands is: nothing is sent. */
  | { readonly kind: 'drop'; readonly date: LocalDate }
  /** Services of the date are on their way, or their durations unknown: what stands there stays. */
  | { readonly kind: 'wait'; readonly date: LocalDate; readonly services: readonly AddressServiceId[] };

/** A day without periods: what every date is at the vendor before anything was published. */
const nothing = digest([]);

/**
 * The dates of one address on which something is to be done, in their order; each costs at most one call, and what is the same costs
 * none. What was refused is not there, and is written again; whether to ask again by itself is for the caller.
 * @param published what stands and what is asked for, of any dates
 * @param wanted the dates that are looked at, each once
 */
export function changes(published: readonly Published[], wanted: readonly WantedDay[]): readonly DayChange[] {
  const dates = new Map<LocalDate, Stages>();
  for (const day of published) dates.set(day.date, { ...dates.get(day.date), [stageOf[day.state]]: day });
  return wanted.flatMap((day) => {
    const change = changeOf(day, dates.get(day.date) ?? {});
    return change === null ? [] : [change];
  });
}

/** What is known of one date. */
type Stages = { readonly [stage in PublishedStage]?: Published };

function changeOf(day: WantedDay, { standing, sending, asked }: Stages): DayChange | null {
  const { date } = day;
  if (day.kind === 'waits') return { kind: 'wait', date, services: day.services };
  const waits = asked?.state === 'waiting';
  if (waits && asked.digest === day.digest) return null;
  // What is on the line counts as there: only another call can take it back.
  const stands = (sending ?? standing)?.digest ?? nothing;
  if (stands === day.digest) return waits ? { kind: 'drop', date } : null;
  return { kind: day.periods.length === 0 ? 'clear' : 'write', date };
}
