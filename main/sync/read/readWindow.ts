import type { Booking } from '#shared/domain/booking.ts';
import type { CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Slot } from '#shared/domain/schedule.ts';
import type { Clock } from '#shared/ports.ts';
import { ok, type Result } from '#shared/result.ts';
import {
  addDays,
  localDateOf,
  startOfDay,
  type EpochMs,
  type LocalDate,
  type TimeZone,
  type Window,
} from '#shared/time/zone.ts';
import { learnDurations, type DurationMemory } from './durations.ts';
import { datesOf, type Freshness } from './freshness.ts';
import { pagesAfter, readPages } from './pages.ts';
import type { Remote, RemoteClinic, CopyStore, Change } from '../ports.ts';
import type { ReadWindow } from '#shared/domain/readWindow.ts';
import type { Listed } from '#shared/domain/listed.ts';
import { keepUnreadable } from './keepUnreadable.ts';
import { keyOfRead } from './keyOfRead.ts';
import {
  notRemembered,
  type DigestQuestion,
  type ResponseDigests,
  type DigestReplacement,
} from './responseDigests.ts';
import { sleep } from '../sleep.ts';

/** What reading needs of both sides. */
export interface Reading {
  readonly remote: RemoteClinic;
  readonly store: CopyStore;
  readonly freshness: Freshness;
  readonly digests: ResponseDigests;
  /** Runs that did not fit on one page and are not read to their end: they are not asked for again as a whole. */
  readonly split: Set<string>;
  readonly durations: DurationMemory;
  readonly clock: Clock;
  readonly pageLimit: number;
  /** Ends breaths when the desk stops. */
  readonly ending: AbortSignal;
  /** Told of what a run has changed that could not be read to its end. */
  readonly partly: (change: Change) => void;
}

/**
 * Reads a run of whole days of one calendar and makes the server copy equal to it. Copy and mark are one transaction; a run
 * that has to be split has one for each part.
 * @param freshSince parts of a split run that were read at or after this moment are not read again: so a wide run that was
 *   cut off goes on where it stood. `Infinity` reads all of it.
 * @returns what changed, or `null` if all was as known; or why it could not be read
 */
export async function readWindow(
  reading: Reading,
  calendar: CalendarRef,
  read: ReadWindow,
  zone: TimeZone,
  freshSince: EpochMs,
): Promise<Result<Change | null, RemoteError>> {
  const window = windowOf(read, zone);
  const changed = await (() => {
    switch (read.kind) {
      case 'bookings':
        return bookings(reading, calendar, read, zone, freshSince);
      case 'slots':
        return slots(reading, calendar, read, window);
      case 'breaks':
        return breaks(reading, calendar, read, window);
    }
  })();
  if (!changed.ok) return changed;
  return ok(changed.value ? { kind: read.kind, calendar, window } : null);
}

const windowOf = ({ first, last }: Pick<ReadWindow, 'first' | 'last'>, zone: TimeZone): Window => ({
  from: startOfDay(first, zone),
  to: startOfDay(addDays(last, 1), zone),
});

async function slots(reading: Reading, calendar: CalendarRef, read: ReadWindow, window: Window) {
  let answered: readonly Slot[] = [];
  const changed = await replaced(
    reading,
    read,
    'getSlots',
    () => reading.remote.getSlots(calendar, window),
    (items: readonly Slot[]) => {
      answered = items;
      return reading.store.schedule.replaceSlots(calendar.addressId, window, items);
    },
  );
  if (!changed.ok) return changed;
  let isTold = false;
  try {
    const learned = await learnDurations(reading, calendar, answered);
    isTold = true;
    return ok(changed.value || learned);
  } finally {
    // The slots are in the file, and the next answer will be as known: what they changed is told now or never.
    if (!isTold && changed.value) reading.partly({ kind: 'slots', calendar, window });
  }
}

function breaks(reading: Reading, calendar: CalendarRef, read: ReadWindow, window: Window) {
  return replaced(
    reading,
    read,
    'getCalendarBreaks',
    () => reading.remote.getCalendarBreaks(calendar, window),
    (items) => reading.store.schedule.replaceBreaks(calendar.addressId, window, items),
  );
}

/** Asks for a list that comes whole, and puts it in the place of the copy. @returns true if anything changed */
async function replaced<T>(
  { store, freshness, clock }: Reading,
  read: ReadWindow,
  operation: string,
  ask: () => Remote<Listed<T>>,
  replace: (items: readonly T[]) => boolean,
): Promise<Result<boolean, RemoteError>> {
  // The age of an answer is that of its question: what changes while it travels is not in it.
  const askedAt = clock.now();
  const answer = await ask();
  if (!answer.ok) return answer;
  return ok(
    freshness.marking(read, askedAt, () => {
      store.unreadable.keep(operation, answer.value.unreadable, askedAt);
      return replace(answer.value.items);
    }),
  );
}

/** Days that are over stay in no memory for ever. */
const mostSplit = 2_000;
/** No vendor can mean a shorter limit than a week. Days. */
const surelyAllowedDays = 7;

/**
 * Pages shift under a reader when somebody books or cancels meanwhile, and a booking that slips between two pages would look
 * cancelled. So a run that does not fit on one page is halved and stored part by part. Only a single day that does not fit
 * is walked page by page.
 */
async function bookings(
  reading: Reading,
  calendar: CalendarRef,
  run: ReadWindow,
  zone: TimeZone,
  freshSince: EpochMs,
): Promise<Result<boolean, RemoteError>> {
  const { remote, pageLimit, clock, split } = reading;
  // Cut off by the line, or for want of calls, it would begin with the same questions for ever.
  if (split.has(keyOfRead(run))) return halves(reading, calendar, run, zone, freshSince);
  const splitUp = (): Promise<Result<boolean, RemoteError>> => {
    if (split.size >= mostSplit) split.clear();
    split.add(keyOfRead(run));
    return halves(reading, calendar, run, zone, freshSince);
  };
  const window = windowOf(run, zone);
  const askedAt = clock.now();
  const days = datesOf(run).length;
  const question = { askedAt, toldBefore: reading.store.bookings.answersRecorded() };
  const asked = reading.digests.ask(calendar.addressId, window);
  const first = await remote.getBookingsUnlike(asked.digest, calendar, window, pageLimit);
  if (!first.ok) {
    // How wide a window may be is not documented (API.md §13); a refused one may only be too wide.
    const tooWide = first.error.kind === 'invalid' && days > surelyAllowedDays;
    return tooWide ? splitUp() : first;
  }
  const answer = first.value;
  if (answer.kind === 'same') {
    // What has been written meanwhile is compared by another answer, which is asked for after it.
    if (!asked.stillHolds()) return bookings(reading, calendar, run, zone, freshSince);
    reading.freshness.unchanged(run, askedAt);
    return ok(false);
  }
  const { list, digest } = answer;
  const pages = pagesAfter(list, pageLimit);
  if (!pages.goOnAfter(list, 1)) {
    return store(reading, calendar, run, zone, list, question, replacement(asked, list, digest));
  }
  if (days > 1) return splitUp();
  const whole = await readPages(remote, calendar, window, list, pages);
  return whole.ok ? store(reading, calendar, run, zone, whole.value, question, notRemembered) : whole;
}

async function halves(
  reading: Reading,
  calendar: CalendarRef,
  run: ReadWindow,
  zone: TimeZone,
  freshSince: EpochMs,
): Promise<Result<boolean, RemoteError>> {
  const middle = addDays(run.first, Math.floor(datesOf(run).length / 2) - 1);
  return toldInPart(reading, calendar, windowOf(run, zone), async (hasChanged) => {
    let changed = false;
    for (const half of [
      { ...run, last: middle },
      { ...run, first: addDays(middle, 1) },
    ]) {
      const readAt = reading.freshness.readAt(half, reading.clock.now());
      if (readAt !== null && readAt >= freshSince) continue;
      const part = await bookings(reading, calendar, half, zone, freshSince);
      if (!part.ok) return part;
      if (part.value) hasChanged();
      changed ||= part.value;
    }
    reading.split.delete(keyOfRead(run));
    return ok(changed);
  });
}

/**
 * What parts of a run have changed is in the file, and the next answer will be as known: where the rest fails or throws, it is told now
 * or never.
 * @param work is given what it calls when a part has changed something
 */
async function toldInPart(
  { partly }: Reading,
  calendar: CalendarRef,
  window: Window,
  work: (hasChanged: () => void) => Promise<Result<boolean, RemoteError>>,
): Promise<Result<boolean, RemoteError>> {
  let [changed, isWhole] = [false, false];
  try {
    const done = await work(() => {
      changed = true;
    });
    isWhole = done.ok;
    return done;
  } finally {
    if (changed && !isWhole) partly({ kind: 'bookings', calendar, window });
  }
}

/** So many visits are stored in one piece, but always whole days. */
const mostAtOnce = 8;

/** The days of a run in pieces of about so many visits. */
function inParts(run: ReadWindow, zone: TimeZone, bookings: readonly Booking[]): readonly ReadWindow[] {
  if (bookings.length <= mostAtOnce) return [run];
  const counts = new Map<LocalDate, number>();
  for (const { start } of bookings) {
    const date = localDateOf(start, zone);
    counts.set(date, (counts.get(date) ?? 0) + 1);
  }
  const parts: ReadWindow[] = [];
  let count = 0;
  for (const date of datesOf(run)) {
    const more = counts.get(date) ?? 0;
    const part = parts.at(-1);
    if (part !== undefined && count + more <= mostAtOnce) {
      parts[parts.length - 1] = { ...part, last: date };
      count += more;
    } else {
      parts.push({ ...run, first: date, last: date });
      count = more;
    }
  }
  return parts;
}

/** When an answer was asked for, by the clock and by what the vendor had told this desk until then (`BookingStore.told`). */
interface Question {
  readonly askedAt: EpochMs;
  readonly toldBefore: number;
}

/**
 * Makes the copy equal to an answer. Of most nothing is to be written, and they are done at once. A long one is stored in parts of
 * some days, each with its mark, with a breath between: in one piece the commit of a hundred visits keeps the desk from everything
 * else.
 * @returns true if anything changed
 */
async function store(
  reading: Reading,
  calendar: CalendarRef,
  run: ReadWindow,
  zone: TimeZone,
  answer: Listed<Booking>,
  { askedAt, toldBefore }: Question,
  replacement: DigestReplacement,
): Promise<Result<boolean, RemoteError>> {
  const { freshness, clock } = reading;
  const window = windowOf(run, zone);
  const kept = keepUnreadable(reading.store, answer, calendar, window, askedAt);
  const { addressId } = calendar;
  if (!replacement.part(() => reading.store.bookings.isUnlike(addressId, window, kept, toldBefore))) {
    freshness.unchanged(run, askedAt);
    replacement.done();
    return ok(false);
  }
  return toldInPart(reading, calendar, window, async (hasChanged) => {
    let changed = false;
    for (const [index, part] of inParts(run, zone, kept).entries()) {
      if (index > 0) await sleep(clock, 0, reading.ending);
      const itsWindow = windowOf(part, zone);
      // What begins outside of the run was answered too, and goes with its first day.
      const items = kept.filter(
        ({ start }) => isIn(itsWindow, start) || (index === 0 && !isIn(window, start)),
      );
      const here = new Set(items);
      const elsewhere = new Set(kept.filter((booking) => !here.has(booking)).map(({ id }) => id));
      const didChange = replacement.part(() =>
        freshness.marking(part, askedAt, () => {
          const { bookings: copy } = reading.store;
          const { upserted, removed } = copy.replaceWindow(
            addressId,
            itsWindow,
            items,
            toldBefore,
            elsewhere,
          );
          return upserted.length + removed.length > 0;
        }),
      );
      if (didChange) hasChanged();
      changed ||= didChange;
    }
    replacement.done();
    return ok(changed);
  });
}

const isIn = ({ from, to }: Window, start: EpochMs): boolean => from <= start && start < to;

/** In the place of an item that cannot be read stands an older copy of it: such an answer is looked at each time. */
function replacement(
  asked: DigestQuestion,
  { items, unreadable }: Listed<Booking>,
  digest: string,
): DigestReplacement {
  if (unreadable.length > 0) return notRemembered;
  return asked.replacedBy(digest, items);
}
