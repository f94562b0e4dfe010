import { monitorEventLoopDelay } from 'node:perf_hooks';
import { addDays, localDateOf, startOfDay, type Window } from '#shared/time/zone.ts';
import type { CalendarRef } from '#shared/domain/ids.ts';
import { calendars } from '../../../main/sync/catalogueReader.ts';
import { createFreshness } from '../../../main/sync/freshness.ts';
import { readWindow } from '../../../main/sync/readWindow.ts';
import { quantile } from '../statistics.ts';
import { imported, openBenchDesk, realClock, type BenchDesk } from './desk.ts';

const weeks = 4;
const runs = 3;

/**
 * A clinic of 50 doctors and 100,000 bookings: the longest blocks of the thread while it is imported, its memory, and a whole
 * comparison in which nothing changed, beside a bare fetch-and-parse of the same pages.
 */
export async function benchHospital(): Promise<string[][]> {
  const before = memory();
  const desk = await openBenchDesk('hospital');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  await imported(desk);
  const took = performance.now() - began;
  delay.disable();
  const after = memory();
  await desk.sync.stop();

  const refs = calendars(desk.store.catalogue);
  const windows = fourWeeks(desk);
  const compared: number[] = [];
  const bare: number[] = [];
  let written = 0;
  // The first comparison fills what the import's windows left out (the days beyond the twelfth week).
  await compareAll(desk, refs);
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    written += await compareAll(desk, refs);
    const middle = performance.now();
    for (const calendar of refs) {
      for (const { from, to } of windows) await pages(desk, calendar, { from, to });
    }
    compared.push(middle - start);
    bare.push(performance.now() - middle);
  }
  const count = desk.store.bookings.count();
  await desk.close();
  const [own, other] = [quantile(compared, 0.5), quantile(bare, 0.5)];
  return [
    ['hospital: 50 doctors', 'value', 'beside', 'ratio'],
    [`import of ${count} bookings, s`, (took / 1000).toFixed(1), '', ''],
    ['block of the thread p99, ms', (delay.percentile(99) / 1e6).toFixed(1), '', ''],
    ['longest block, ms', (delay.max / 1e6).toFixed(1), '', ''],
    ['memory after it, MB over an empty process', ((after - before) / 1e6).toFixed(0), '', ''],
    [`${runs} comparisons, nothing changed: booking rows written`, String(written), '', ''],
    [
      'one comparison beside fetch and parse, ms (p50)',
      own.toFixed(0),
      other.toFixed(0),
      (own / other).toFixed(2),
    ],
  ];
}

/** Resident memory once what is garbage is gone (`--expose-gc`). */
function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

function fourWeeks({ timeZone }: BenchDesk): (Window & { readonly first: string; readonly last: string })[] {
  const today = localDateOf(Date.now(), timeZone);
  return Array.from({ length: 13 }, (_, block) => {
    const first = addDays(today, -280 + block * weeks * 7);
    const last = addDays(first, weeks * 7 - 1);
    return { first, last, from: startOfDay(first, timeZone), to: startOfDay(addDays(last, 1), timeZone) };
  });
}

async function compareAll(desk: BenchDesk, refs: readonly CalendarRef[]): Promise<number> {
  let changed = 0;
  const counting = {
    ...desk.store,
    bookings: {
      ...desk.store.bookings,
      replaceWindow: (...args: Parameters<typeof desk.store.bookings.replaceWindow>) => {
        const result = desk.store.bookings.replaceWindow(...args);
        changed += result.upserted.length + result.removed.length;
        return result;
      },
    },
  };
  const reading = {
    remote: desk.client,
    store: counting,
    freshness: createFreshness(counting),
    clock: realClock,
    pageLimit: 1_000,
  };
  for (const calendar of refs) {
    for (const { first, last } of fourWeeks(desk)) {
      const read = { addressId: calendar.addressId, kind: 'bookings', first, last } as const;
      const result = await readWindow(reading, calendar, read, desk.timeZone, Number.POSITIVE_INFINITY);
      if (!result.ok) throw new Error(result.error.kind);
    }
  }
  return changed;
}

async function pages({ client }: BenchDesk, calendar: CalendarRef, window: Window): Promise<void> {
  const answer = await client.getBookings(calendar, window, 1, 1_000);
  if (!answer.ok) throw new Error(answer.error.kind);
}
