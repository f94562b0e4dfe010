import type { ImportProgress } from '#shared/contract/views.ts';
import type { AddressId, CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { addDays, localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { calendars } from './catalogueReader.ts';
import { loadImportState, saveImportState } from './importState.ts';
import type { Turning } from './parts.ts';
import { byDue, daysBehind, plan, weeksAhead, type PlannedRead } from './plan.ts';
import type { ReadKind, ReadWindow } from './ports.ts';
import { runTasks } from './tasks.ts';
import { keyOfRead, windowTask } from './windowTask.ts';

/** What a sweep has to remember between turns. */
export interface Sweep {
  /**
   * Reads what is due, most urgent first, until `until` or until nothing is due.
   * @returns what stopped it, or `null`; and when the next read will be due
   */
  turn(until: EpochMs, tell: (progress: ImportProgress) => void): Promise<SweepResult>;
}
export interface SweepResult {
  readonly stoppedBy: RemoteError | null;
  readonly nextDueAt: EpochMs;
}

const kinds: readonly ReadKind[] = ['bookings', 'slots', 'breaks'];
/** Objects that the vendor refuses are asked for again after this time: rights can come back. Milliseconds. */
const refusedFor = 60 * 60_000;
/** The part of the firewall's 400 calls in five minutes that long work leaves to what is urgent. */
const longWorkShare = 0.75;

/** Makes the sweeper: the first import of schedules and the lasting comparison are the same work in another order. */
export function createSweep(turning: Turning): Sweep {
  const refused = new Map<string, EpochMs>();

  return {
    async turn(until, tell) {
      const { clock, store, freshness, settings, paced, log } = turning;
      const now = clock.now();
      const refs = new Map(calendars(store.catalogue).map((ref) => [ref.addressId, ref]));
      const todayOf = (ref: CalendarRef): LocalDate => localDateOf(now, turning.zoneOf(ref.facilityId));
      const importing = loadImportState(store.settings).finishedAt === null;
      const planned = [...groupByToday([...refs.values()], todayOf)].flatMap(([today, addresses]) =>
        importing ? importPlan(addresses, today, settings, freshness) : plan(addresses, today, settings),
      );
      const open = byDue(planned, freshness, now).filter(
        ({ read }) => (refused.get(keyOfRead(read)) ?? 0) <= now,
      );
      const due = open.filter(({ dueAt }) => dueAt <= now);
      const callsAtMost = (settings.callsPerHour / 12) * longWorkShare;
      const progress = progressOf(turning, refs, todayOf, refused);

      const tasks = due.flatMap(({ read, urgency }) => {
        const ref = refs.get(read.addressId);
        if (ref === undefined) return [];
        const task = windowTask(turning, ref, read);
        return [
          {
            ...task,
            run: async () => (mayRun(urgency) ? told(task.run()) : { ok: true as const, value: null }),
          },
        ];
      });
      // Long work waits for room in the budget; today's windows do not.
      const mayRun = (urgency: number): boolean => urgency < kinds.length || paced.recent() < callsAtMost;
      const told = async <T>(running: Promise<T>): Promise<T> => {
        const result = await running;
        if (importing) tell(progress());
        return result;
      };
      if (importing) tell(progress());
      const outcome = await runTasks(tasks, settings.parallelReads, () => clock.now() >= until);
      for (const [key, error] of outcome.refused) {
        refused.set(key, clock.now() + refusedFor);
        log.warn('sweep.refused', { operation: error.operation, kind: error.kind });
      }
      if (importing && outcome.stoppedBy === null) finishIfDone(turning, progress(), tell);
      const nextDueAt = open.find(({ dueAt }) => dueAt > now)?.dueAt ?? Number.POSITIVE_INFINITY;
      return { stoppedBy: outcome.stoppedBy, nextDueAt };
    },
  };
}

/** Calendars by the date that it is there: facilities of one clinic can lie in several zones. */
function groupByToday(
  refs: readonly CalendarRef[],
  todayOf: (ref: CalendarRef) => LocalDate,
): Map<LocalDate, AddressId[]> {
  const groups = new Map<LocalDate, AddressId[]>();
  for (const ref of refs) {
    const today = todayOf(ref);
    groups.set(today, [...(groups.get(today) ?? []), ref.addressId]);
  }
  return groups;
}

/** Everything from a week behind to the end of the schedule, in one window: few calls, since pages split by themselves. */
function wide(addressId: AddressId, kind: ReadKind, today: LocalDate): ReadWindow {
  return { addressId, kind, first: addDays(today, -daysBehind), last: addDays(today, weeksAhead * 7) };
}

/** Today of all calendars first, so that the board can be used; then each calendar's whole schedule. */
function importPlan(
  addresses: readonly AddressId[],
  today: LocalDate,
  settings: Turning['settings'],
  freshness: Turning['freshness'],
): PlannedRead[] {
  const todays = plan(addresses, today, settings).filter(
    ({ read }) => read.first === today && read.last === today,
  );
  const rest = addresses.flatMap((addressId) =>
    kinds.map((kind): PlannedRead => ({
      read: wide(addressId, kind, today),
      urgency: 100,
      maxAge: Number.POSITIVE_INFINITY,
    })),
  );
  return [...todays, ...rest.filter(({ read }) => freshness.readAt(read) === null)];
}

function progressOf(
  { freshness }: Turning,
  refs: ReadonlyMap<AddressId, CalendarRef>,
  todayOf: (ref: CalendarRef) => LocalDate,
  refused: ReadonlyMap<string, EpochMs>,
): () => Extract<ImportProgress, { kind: 'running' }> {
  const all = [...refs.values()].flatMap((ref) => kinds.map((kind) => ({ ref, kind, today: todayOf(ref) })));
  const has = (read: ReadWindow): boolean => freshness.readAt(read) !== null || refused.has(keyOfRead(read));
  return () => {
    const todays = all.filter(({ ref, kind, today }) =>
      has({ addressId: ref.addressId, kind, first: today, last: today }),
    ).length;
    const todayReady = todays === all.length;
    const done = todayReady
      ? all.filter(({ ref, kind, today }) => has(wide(ref.addressId, kind, today))).length
      : todays;
    return {
      kind: 'running',
      step: todayReady ? 'schedule' : 'today',
      done,
      of: all.length,
      todayReady,
      waiting: null,
    };
  };
}

function finishIfDone(
  { store, clock }: Turning,
  progress: Extract<ImportProgress, { kind: 'running' }>,
  tell: (progress: ImportProgress) => void,
): void {
  if (progress.step !== 'schedule' || progress.done < progress.of) return;
  const at = clock.now();
  saveImportState(store.settings, { ...loadImportState(store.settings), finishedAt: at });
  tell({ kind: 'finished', at });
}
