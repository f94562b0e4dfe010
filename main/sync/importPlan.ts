import type { ImportProgress } from '#shared/contract/views.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import type { Freshness } from './freshness.ts';
import { daysBehind, plan, readKinds, weeksAhead, type PlannedRead } from './plan.ts';
import type { ReadKind, ReadWindow } from './ports.ts';
import type { SyncSettings } from './settings.ts';

/** Past visits are kept for a year: returning patients are known by them. In blocks of four weeks. */
const historyBlocks = 13;
const historyBlockDays = 28;

/** What a calendar's first import is made of, in its three parts. */
interface ImportReads {
  readonly today: readonly ReadWindow[];
  readonly schedule: readonly ReadWindow[];
  readonly history: readonly ReadWindow[];
}

/** The windows of one calendar: few and wide, since a window with more than a page splits itself. */
function importReads(addressId: AddressId, today: LocalDate): ImportReads {
  const of = (kind: ReadKind, first: LocalDate, last: LocalDate): ReadWindow => ({
    addressId,
    kind,
    first,
    last,
  });
  const behind = addDays(today, -daysBehind);
  return {
    today: readKinds.map((kind) => of(kind, today, today)),
    schedule: readKinds.map((kind) => of(kind, behind, addDays(today, weeksAhead * 7))),
    history: Array.from({ length: historyBlocks }, (_, block) => {
      const last = addDays(behind, -1 - block * historyBlockDays);
      return of('bookings', addDays(last, 1 - historyBlockDays), last);
    }),
  };
}

/**
 * What is to be read while the first import lasts: today of all calendars, so that the board can be used; then each whole
 * schedule; then, while the usual sweeping has begun already, the past year.
 */
export function importPlan(
  addresses: readonly AddressId[],
  today: LocalDate,
  settings: SyncSettings,
  freshness: Freshness,
): PlannedRead[] {
  const reads = addresses.map((addressId) => importReads(addressId, today));
  const unread = (windows: readonly ReadWindow[], urgency: number): PlannedRead[] =>
    windows
      .filter((read) => freshness.readAt(read) === null)
      .map((read) => ({ read, urgency, maxAge: Number.POSITIVE_INFINITY }));
  const usual = plan(addresses, today, settings);
  const schedule = unread(
    reads.flatMap((of) => of.schedule),
    100,
  );
  if (schedule.length > 0) {
    const todays = usual.filter(({ read }) => read.first === today && read.last === today);
    return [...todays, ...schedule];
  }
  return [
    ...usual,
    ...unread(
      reads.flatMap((of) => of.history),
      200,
    ),
  ];
}

/** How far the import is; `has` tells whether a window is there, or will never be. */
export function importProgress(
  calendars: readonly { readonly addressId: AddressId; readonly today: LocalDate }[],
  has: (read: ReadWindow) => boolean,
): Extract<ImportProgress, { kind: 'running' }> {
  const reads = calendars.map(({ addressId, today }) => importReads(addressId, today));
  const at = (step: keyof ImportReads): { step: keyof ImportReads; done: number; of: number } => {
    const windows = reads.flatMap((of) => of[step]);
    return { step, done: windows.filter(has).length, of: windows.length };
  };
  const today = at('today');
  const todayReady = today.done === today.of;
  const now = [today, at('schedule')].find(({ done, of }) => done < of) ?? at('history');
  return { kind: 'running', ...now, todayReady, waiting: null };
}
