import type { CalendarRef } from '#shared/domain/ids.ts';
import { addDays, localDateOf, type LocalDate } from '#shared/time/zone.ts';
import {
  calendars,
  catalogueReads,
  catalogueSteps,
  readCatalogue,
} from '../../../main/sync/catalogueReader.ts';
import { createFreshness } from '../../../main/sync/freshness.ts';
import { createPrints } from '../../../main/sync/prints.ts';
import { readWindow } from '../../../main/sync/readWindow.ts';
import { count, seconds, type Figure } from '../figures.ts';
import { quantile } from '../statistics.ts';
import { realClock, type BenchDesk } from './desk.ts';
import { repeat, type Ear, type Heard } from './ear.ts';

/** All that the clinic has: 281 days back, 84 ahead. In weeks, as the plan reads them (`main/sync/plan.ts`). */
const [weeksBack, weeksAhead] = [41, 13];

/**
 * Every week of every calendar of the hospital is read and compared with the copy, which is the same already: how many rows of
 * bookings are written, and how long it takes beside fetching the same addresses and `JSON.parse` of what comes. Both go one
 * call after the other, in turns for each calendar, and who begins changes from calendar to calendar.
 */
export async function benchReconcile(desk: BenchDesk, ear: Ear): Promise<Figure[]> {
  const reconcile = reconciler(desk);
  const refs = await readWholeCatalogue(desk);
  const heard: Heard[] = [];
  for (const calendar of refs) {
    ear.take();
    await reconcile.calendar(calendar);
    heard.push(ear.take());
  }
  reconcile.written = 0;
  const ours: number[] = [];
  const bare: number[] = [];
  for (const [index, calendar] of refs.entries()) {
    const turns = [
      timed(() => reconcile.calendar(calendar), ours),
      timed(() => repeat(heard[index] ?? []), bare),
    ];
    for (const turn of index % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  const sum = (times: readonly number[]): number => times.reduce((all, one) => all + one, 0);
  const ratio = quantile(
    ours.map((one, index) => one / (bare[index] ?? Number.NaN)),
    0.5,
  );
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
      name: 'the same: time, median of the calendars',
      ours: seconds(sum(ours)),
      beside: `${seconds(sum(bare))}: fetch and JSON.parse of the same pages`,
      ratio,
      value: ratio,
      aim: 1.3,
    },
  ];
}

const timed = (work: () => Promise<void>, times: number[]) => async (): Promise<void> => {
  const before = performance.now();
  await work();
  times.push(performance.now() - before);
};

function reconciler({ client, store, timeZone }: BenchDesk) {
  const today = localDateOf(Date.now(), timeZone);
  const firsts = Array.from({ length: weeksBack + weeksAhead }, (_, week): LocalDate =>
    addDays(today, (week - weeksBack) * 7),
  );
  const replaceWindow: typeof store.bookings.replaceWindow = (...args) => {
    const changed = store.bookings.replaceWindow(...args);
    self.written += changed.upserted.length + changed.removed.length;
    return changed;
  };
  const counting = { ...store, bookings: { ...store.bookings, replaceWindow } };
  const freshness = createFreshness(counting);
  const prints = createPrints(counting.bookings);
  const ending = new AbortController().signal;
  const reading = {
    remote: client,
    store: counting,
    freshness,
    prints,
    clock: realClock,
    pageLimit: 100,
    ending,
  };
  const self = {
    written: 0,
    async calendar(calendar: CalendarRef): Promise<void> {
      for (const first of firsts) {
        const read = {
          addressId: calendar.addressId,
          kind: 'bookings',
          first,
          last: addDays(first, 6),
        } as const;
        const result = await readWindow(reading, calendar, read, timeZone, Number.POSITIVE_INFINITY);
        if (!result.ok) throw new Error(result.error.kind);
      }
    },
  };
  return self;
}

async function readWholeCatalogue({ client, store }: BenchDesk): Promise<readonly CalendarRef[]> {
  for (const step of catalogueSteps) {
    for (const read of catalogueReads(step, store)) {
      const result = await readCatalogue(client, store, realClock, read);
      if (!result.ok) throw new Error(result.error.kind);
    }
  }
  return calendars(store.catalogue);
}
