import type { CalendarRef } from '#shared/domain/ids.ts';
import { addDays, localDateOf, type LocalDate } from '#shared/time/zone.ts';
import {
  calendars,
  catalogueReads,
  catalogueSteps,
  readCatalogue,
} from '../../../main/sync/catalogue/catalogueReader.ts';
import { createCatalogueAges } from '../../../main/sync/catalogue/catalogueAges.ts';
import { createFreshness } from '../../../main/sync/read/freshness.ts';
import { createResponseDigests, type ResponseDigests } from '../../../main/sync/read/responseDigests.ts';
import { readWindow } from '../../../main/sync/read/readWindow.ts';
import type { Store } from '../../../main/sync/ports.ts';
import { count, seconds, type Figure } from '../figures.ts';
import { quantile } from '../statistics.ts';
import type { BenchDesk } from './desk.ts';
import { repeat, type Ear, type Heard } from './ear.ts';

/** All that the clinic has: 281 days back, 84 ahead. In weeks, as the plan reads them (`main/sync/plan/plan.ts`). */
const [weeksBack, weeksAhead] = [41, 13];

/**
 * Every week of every calendar of the hospital is read and compared with the copy, which is the same already: how many rows of
 * bookings are written, how many answers are known again, and how long it takes beside fetching the same addresses and
 * `JSON.parse` of what comes; and how long it takes where no answer is known, so that each is read in full, as after a start. All
 * go one call after the other, in turns for each calendar, and who begins changes from calendar to calendar.
 */
export async function benchReconcile(desk: BenchDesk, ear: Ear): Promise<Figure[]> {
  const reconcile = reconciler(desk);
  const refs = await readWholeCatalogue(desk);
  const heard: Heard[] = [];
  for (const calendar of refs) {
    ear.take();
    await reconcile.remembering(calendar);
    heard.push(ear.take());
  }
  reconcile.written = 0;
  reconcile.recognised = 0;
  const known: number[] = [];
  const unknown: number[] = [];
  const bare: number[] = [];
  for (const [index, calendar] of refs.entries()) {
    const turns = [
      timed(() => reconcile.remembering(calendar), known),
      timed(() => reconcile.forgetting(calendar), unknown),
      timed(() => repeat(heard[index] ?? []), bare),
    ];
    const first = index % turns.length;
    for (const turn of [...turns.slice(first), ...turns.slice(0, first)]) await turn();
  }
  const questions = heard.reduce((sum, { length }) => sum + length, 0);
  const bookings = count(desk.store.bookings.count());
  return [
    {
      name: `comparing ${bookings} unchanged bookings: rows of them written`,
      ours: String(reconcile.written),
      beside: `${refs.length} calendars, each week of a year`,
      value: reconcile.written,
      aim: 0,
    },
    {
      name: 'the same: answers that were not known again',
      ours: count(questions - reconcile.recognised),
      beside: `${count(reconcile.recognised)} of ${count(questions)} were`,
      value: questions - reconcile.recognised,
      aim: 0,
    },
    besideBare('the same: time, median of the calendars', known, bare, 1.3),
    besideBare('the same with no answer known: time, median of the calendars', unknown, bare, 2.5),
  ];
}

function besideBare(name: string, ours: readonly number[], bare: readonly number[], aim: number): Figure {
  const sum = (times: readonly number[]): number => times.reduce((all, one) => all + one, 0);
  const ratio = quantile(
    ours.map((one, index) => one / (bare[index] ?? Number.NaN)),
    0.5,
  );
  return {
    name,
    ours: seconds(sum(ours)),
    beside: `${seconds(sum(bare))}: fetch and JSON.parse of the same pages`,
    ratio,
    value: ratio,
    aim,
  };
}

const timed = (work: () => Promise<void>, times: number[]) => async (): Promise<void> => {
  const before = performance.now();
  await work();
  times.push(performance.now() - before);
};

function reconciler({ client, clock, store, timeZone }: BenchDesk) {
  const today = localDateOf(clock.now(), timeZone);
  const firsts = Array.from({ length: weeksBack + weeksAhead }, (_, week): LocalDate =>
    addDays(today, (week - weeksBack) * 7),
  );
  const { bookings } = store;
  const counting: Store = {
    ...store,
    bookings: {
      replaceWindow(...args) {
        const changed = bookings.replaceWindow(...args);
        self.written += changed.upserted.length + changed.removed.length;
        return changed;
      },
      isUnlike: (...args) => bookings.isUnlike(...args),
      recordAnswer: (booking) => bookings.recordAnswer(booking),
      answersRecorded: () => bookings.answersRecorded(),
      changesIn: (...args) => bookings.changesIn(...args),
      get: (id) => bookings.get(id),
      inWindow: (...args) => bookings.inWindow(...args),
      bookedTimes: (...args) => bookings.bookedTimes(...args),
    },
  };
  const freshness = createFreshness(counting);
  const remembered = createResponseDigests(counting.bookings);
  const ending = new AbortController().signal;
  const reading = {
    remote: {
      ...client,
      getBookingsUnlike: async (...args: Parameters<typeof client.getBookingsUnlike>) => {
        const answer = await client.getBookingsUnlike(...args);
        if (answer.ok && answer.value.kind === 'same') self.recognised += 1;
        return answer;
      },
    },
    store: counting,
    freshness,
    clock,
    pageLimit: 100,
    split: new Set<string>(),
    durations: new Map(),
    partly: () => undefined,
    ending,
  };
  async function readAll(calendar: CalendarRef, digests: ResponseDigests): Promise<void> {
    for (const first of firsts) {
      const read = {
        addressId: calendar.addressId,
        kind: 'bookings',
        first,
        last: addDays(first, 6),
      } as const;
      const result = await readWindow(
        { ...reading, digests },
        calendar,
        read,
        timeZone,
        Number.POSITIVE_INFINITY,
      );
      if (!result.ok) throw new Error(result.error.kind);
    }
  }
  const self = {
    written: 0,
    /** Answers that were as remembered, and were not read. */
    recognised: 0,
    remembering: (calendar: CalendarRef) => readAll(calendar, remembered),
    forgetting: (calendar: CalendarRef) => readAll(calendar, createResponseDigests(counting.bookings)),
  };
  return self;
}

async function readWholeCatalogue({ client, clock, store }: BenchDesk): Promise<readonly CalendarRef[]> {
  const ages = createCatalogueAges(clock, store);
  for (const step of catalogueSteps) {
    for (const read of catalogueReads(step, store)) {
      const result = await readCatalogue({ remote: client, store, clock, ages }, read);
      if (!result.ok) throw new Error(result.error.kind);
    }
  }
  return calendars(store.catalogue);
}
