import type { AddressId } from '#shared/domain/ids.ts';
import { firstKept } from '#shared/domain/retention.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import type { Freshness } from '../read/freshness.ts';
import { isToday, plan, readKinds, type Kept, type PlannedRead } from './plan.ts';
import type { ReadWindow } from '#shared/domain/readWindow.ts';
import type { SyncSettings } from '../settings.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';

/**
 * Past visits are read for a year, or for as long as they are kept: returning patients are known by them. In blocks of four weeks.
 */
const historyBlocks = 13;
const historyBlockDays = 28;

type Run = Pick<ReadWindow, 'kind' | 'first' | 'last'>;

/** What a calendar's first import is made of, in its three parts. */
interface ImportRuns {
  readonly today: readonly Run[];
  readonly schedule: readonly Run[];
  readonly history: readonly Run[];
}

/**
 * The same for all calendars on a day, so it is made once and not for each of them. Few and wide runs, since a window with more
 * than a page splits itself.
 */
function importRuns(today: LocalDate, { daysBehind, weeksAhead, keptForMonths }: SyncSettings): ImportRuns {
  const oldest = firstKept(today, keptForMonths);
  const behind = addDays(today, -daysBehind);
  const ahead = addDays(today, weeksAhead * 7);
  return {
    today: readKinds.map((kind) => ({ kind, first: today, last: today })),
    schedule: readKinds.map((kind) => ({ kind, first: behind, last: ahead })),
    history: Array.from({ length: historyBlocks }, (_, block) => {
      const last = addDays(behind, -1 - block * historyBlockDays);
      const first = addDays(last, 1 - historyBlockDays);
      return { kind: 'bookings' as const, first: first < oldest ? oldest : first, last };
    }).filter(({ last }) => last >= oldest),
  };
}

const windowsOf = (addressId: AddressId, runs: readonly Run[]): ReadWindow[] =>
  runs.map((run) => ({ addressId, ...run }));

/**
 * What is to be read while the first import lasts: today of all calendars, so that the board can be used; then each whole
 * schedule; then, while the usual sweeping has begun already, the past year.
 */
export function importPlan(kept: Kept, settings: SyncSettings, freshness: Freshness): PlannedRead[] {
  const unread = (step: 'schedule' | 'history', urgency: number): PlannedRead[] =>
    [...kept.calendars].flatMap(([today, addresses]) => {
      const runs = importRuns(today, settings)[step];
      return addresses
        .flatMap((addressId) => windowsOf(addressId, runs))
        .filter((read) => !freshness.wasRead(read))
        .map((read): PlannedRead => ({
          kind: 'window',
          read,
          urgency,
          maxAge: Number.POSITIVE_INFINITY,
        }));
    });
  const usual = plan(kept, settings);
  const schedule = unread('schedule', 100);
  if (schedule.length === 0) return [...usual, ...unread('history', 200)];
  return [...usual.filter((planned) => planned.kind === 'list' || isToday(planned)), ...schedule];
}

/** How far the import is; `has` tells whether a window is there, or will never be. */
export function importProgress(
  calendars: readonly { readonly addressId: AddressId; readonly today: LocalDate }[],
  has: (read: ReadWindow) => boolean,
  settings: SyncSettings,
): Extract<ImportProgress, { kind: 'running' }> {
  const runs = new Map(
    [...new Set(calendars.map(({ today }) => today))].map((day) => [day, importRuns(day, settings)]),
  );
  const at = (step: keyof ImportRuns): { step: keyof ImportRuns; done: number; of: number } => {
    const windows = calendars.flatMap(({ addressId, today }) =>
      windowsOf(addressId, runs.get(today)?.[step] ?? []),
    );
    return { step, done: windows.filter(has).length, of: windows.length };
  };
  const today = at('today');
  const todayReady = today.done === today.of;
  const now = [today, at('schedule')].find(({ done, of }) => done < of) ?? at('history');
  return { kind: 'running', ...now, todayReady, waiting: null };
}
