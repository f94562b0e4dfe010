import { z } from 'zod';
import { firstKept, type KeptForMonths } from '#shared/domain/retention.ts';
import type { Clock, Log } from '#shared/ports.ts';
import { addDays, localDateOf, startOfDay, type LocalDate, type TimeZone } from '#shared/time/zone.ts';
import { forgetOldReasons } from '../visits/cancelReasons.ts';
import { dayMs, minuteMs } from '#shared/time/durations.ts';
import type { DeskStore, Ages } from '../deskStore.ts';

/** Keeps the file, and the memory, from growing with the days. */
export interface Housekeeping {
  stop(): void;
}

export interface HousekeepingParts {
  readonly store: DeskStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly zone: TimeZone;
  /** For how long visits are kept, as it is set now. */
  readonly months: () => KeptForMonths;
  /** The first copy is whole: what an import has read is not read again because it was deleted meanwhile. */
  readonly isImported: () => boolean;
  /** The vendor's clock less ours; `null`: it has not answered yet. Milliseconds. */
  readonly skew: () => number | null;
  /** Another day has begun: memory of days long past can go. */
  readonly newDay: () => void;
  /** What a person is told of something thrown. */
  readonly problemOfThrown: (thrown: unknown) => { readonly kind: string };
}

/** After a start everything else comes first. Milliseconds. */
const firstLookMs = 120_000;
/** How often is looked whether another day has begun. Milliseconds. */
const lookMs = 20 * minuteMs;
/** Between two small transactions, so that a decision never waits for more than one. Milliseconds. */
const pauseMs = 60;
/** So many rows go in one of them, so many pages in another. */
const rowsAtOnce = 40;
const pagesAtOnce = 24;
/** Raw events and unreadable items are kept for support so long. Days. */
const rawDays = 60;
/** Free times are of use until they are over; the days that are kept in step lie no further back. Days. */
const scheduleDays = 35;
/** Where the vendor and this machine disagree by more, nobody knows what day it is. Milliseconds. */
const mostSkewMs = dayMs;

const name = 'housekeeping.done';
const done = z.object({ on: z.string() });

export function createHousekeeping(parts: HousekeepingParts): Housekeeping {
  return new DailyHousekeeping(parts);
}

/**
 *   look ── same day, still importing, or a clock that is not believed ──▶ look again later
 *     └─ another day ──▶ prune each kind ──▶ give pages back ──▶ optimize ──▶ noted in the file
 *
 * Responsibilities:
 * - once a day, and not only at a start: deletes what is old, gives free pages back, and renews what SQLite knows of its tables;
 * - makes good at the next look a day on which it could not.
 *
 * Invariants:
 * - The day must be the vendor's, too: a clock that is years ahead would delete everything.
 * - Each step is a small transaction; a day is noted only after the last of them.
 *
 * What can run at the same time: nothing of its own, for one timer leads from each step to the next. Between two steps others come to their turn.
 */
class DailyHousekeeping implements Housekeeping {
  readonly #parts: HousekeepingParts;
  #stopTimer: () => void;
  #ended = false;

  constructor(parts: HousekeepingParts) {
    this.#parts = parts;
    this.#stopTimer = parts.clock.after(firstLookMs, () => this.#look());
  }

  stop(): void {
    this.#ended = true;
    this.#stopTimer();
  }

  #later(ms: number, work: () => void): void {
    if (!this.#ended) this.#stopTimer = this.#parts.clock.after(ms, () => this.#guarded(work));
  }

  /** The disk may be full, or another program may hold the file: it is for another time, and nobody has to be told. */
  #guarded(work: () => void): void {
    const { log, problemOfThrown } = this.#parts;
    try {
      work();
    } catch (thrown) {
      log.warn('housekeeping.failed', { problem: problemOfThrown(thrown).kind });
      this.#later(lookMs, () => this.#look());
    }
  }

  #look(): void {
    this.#guarded(() => {
      const { store, clock, log, zone, newDay } = this.#parts;
      const today = localDateOf(clock.now(), zone);
      if (!this.#isDue(today)) {
        this.#later(lookMs, () => this.#look());
        return;
      }
      newDay();
      log.info('housekeeping.begun');
      this.#inSteps(this.#stepsOf(today), () => {
        store.transaction(() => store.settings.set(name, JSON.stringify({ on: today })), 'repeatable');
        log.info('housekeeping.done');
        this.#later(lookMs, () => this.#look());
      });
    });
  }

  /** A clock that is years ahead would delete everything: the day must be the vendor's day, too. */
  #isDue(today: LocalDate): boolean {
    const { store, isImported, skew } = this.#parts;
    const off = skew();
    if (!isImported() || off === null || Math.abs(off) > mostSkewMs) return false;
    return doneOn(store.settings.get(name)) !== today;
  }

  /** Each answers whether there is more of its kind. */
  #stepsOf(today: LocalDate): readonly (() => boolean)[] {
    const { store, clock, months, zone } = this.#parts;
    const ages = agesOn(today, months(), zone);
    return [
      () => {
        forgetOldReasons(store, ages.kept.from, clock.now());
        // First: what is deleted below would be counted, too.
        store.bookings.forgetChangesBefore(ages.schedule.from);
        return false;
      },
      ...store.housekeeping.kinds.map((kind) => () => store.housekeeping.prune(kind, ages, rowsAtOnce) > 0),
      () => store.housekeeping.giveBack(pagesAtOnce) > 0,
      () => {
        store.housekeeping.optimize();
        return false;
      },
    ];
  }

  #inSteps(steps: readonly (() => boolean)[], then: () => void): void {
    const [step, ...others] = steps;
    if (step === undefined) {
      then();
      return;
    }
    const hasMore = step();
    this.#later(pauseMs, () => this.#inSteps(hasMore ? steps : others, then));
  }
}

/** What is old on a day, by the clinic's calendar. */
export function agesOn(today: LocalDate, months: KeptForMonths, zone: TimeZone): Ages {
  const back = (date: LocalDate) => ({ date, from: startOfDay(date, zone) });
  return {
    kept: back(firstKept(today, months)),
    schedule: back(addDays(today, -scheduleDays)),
    raw: startOfDay(addDays(today, -rawDays), zone),
  };
}

function doneOn(text: string | null): string | null {
  if (text === null) return null;
  try {
    return done.parse(JSON.parse(text)).on;
  } catch {
    return null;
  }
}
