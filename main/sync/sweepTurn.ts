import type { ImportProgress } from '#shared/contract/views.ts';
import type { AddressId, CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { ok } from '#shared/result.ts';
import { localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { calendars } from './catalogueReader.ts';
import { importPlan, importProgress } from './importPlan.ts';
import { loadImportState, saveImportState } from './importState.ts';
import type { Turning } from './parts.ts';
import { byDue, plan, readKinds, type DueRead } from './plan.ts';
import { ownTroubles, runTasks, type Outcome, type Task } from './tasks.ts';
import { keyOfRead, windowTask } from './windowTask.ts';

/** Reads what is due, most urgent first. The first import and the lasting comparison are the same work in another order. */
export interface Sweep {
  turn(until: EpochMs, tell: (progress: ImportProgress) => void): Promise<SweepResult>;
}
export interface SweepResult {
  /** `nothing`: something was asked for, and nothing could be read. */
  readonly read: 'something' | 'nothing' | 'notDue';
  readonly stoppedBy: RemoteError | null;
  /** When there is something to read again; now, where the turn ended before its work. */
  readonly nextDueAt: EpochMs;
  /** Something is due that must not use up the firewall's patience yet. */
  readonly heldBack: boolean;
}

/** Objects that the vendor refuses are asked for again after this time: rights can come back. Milliseconds. */
const refusedFor = 60 * 60_000;
/** An import does not wait for what the vendor has broken on so often; the comparison goes on trying. */
const manyFailures = 4;
/** The share of the calls that stays free for what nobody planned: people, events, and a window that split more than thought. */
const spareShare = 2 / 9;
/** Long work goes on with this share at least, or an import would never end. */
const leastLongWork = 1 / 18;
/**
 * Of what long work may use in five minutes: so much at once. An import's is the coming weeks of a clinic of ten calendars, or its
 * reception would look at a count that stands still. A comparison, which nobody waits for, leaves more to those who book.
 */
const spurtShares = { importing: 0.5, comparing: 0.3 } as const;
const minutes = 5;
const fiveMinutes = minutes * 60_000;
/** Counting how far an import is costs more than one of its reads. Milliseconds. */
const tellEvery = 150;

export function createSweep(turning: Turning): Sweep {
  const { clock, store, freshness, settings, calls, longWork, news, log, troubled } = turning;
  /** By `Clock.elapsed`. */
  const refusedUntil = new Map<string, EpochMs>();

  /**
   * Calls that are made at once are counted for five minutes, in which nothing is left for patients who then book. So after a
   * first spurt long work goes out evenly, and it gives way as if the events of the last minute went on to come.
   */
  function hasRoom(forLongWork: number, spurtShare: number): boolean {
    if (calls.recent() >= callsIn(settings) * (1 - spareShare)) return false;
    if (longWork.recent() < callsIn(settings) * leastLongWork) return true;
    if (longWork.recent() + news.lately() * minutes >= forLongWork) return false;
    return longWork.recent() < forLongWork * spurtShare || longWork.lately() < forLongWork / minutes;
  }

  function whatIsDue(refs: readonly CalendarRef[], importing: boolean): readonly DueRead[] {
    const now = clock.now();
    const planned = [...groupByToday(refs, todayIn(turning, now))].flatMap(([today, addresses]) =>
      importing ? importPlan(addresses, today, settings, freshness) : plan(addresses, today, settings),
    );
    const elapsed = clock.elapsed();
    return byDue(planned, freshness, now).filter(
      ({ read }) =>
        (refusedUntil.get(keyOfRead(read)) ?? -Infinity) <= elapsed && !troubled.isResting(keyOfRead(read)),
    );
  }

  function progressOf(refs: readonly CalendarRef[]): Extract<ImportProgress, { kind: 'running' }> {
    const todayOf = todayIn(turning, clock.now());
    return importProgress(
      refs.map((ref) => ({ addressId: ref.addressId, today: todayOf(ref) })),
      (read) =>
        freshness.wasRead(read) ||
        refusedUntil.has(keyOfRead(read)) ||
        troubled.failures(keyOfRead(read)) >= manyFailures,
      settings,
    );
  }

  return {
    async turn(until, tell) {
      const refs = calendars(store.catalogue);
      const byId = new Map(refs.map((ref) => [ref.addressId, ref]));
      const importing = loadImportState(store.settings).finishedAt === null;
      const now = clock.now();
      const open = whatIsDue(refs, importing);
      const callsAtMost = roomForLongWork(open, settings);
      const spurtShare = importing ? spurtShares.importing : spurtShares.comparing;
      const paused = new Set<string>();
      let toldAt = now;

      const taskOf = ({ read, urgency, maxAge }: DueRead): Task[] => {
        const ref = byId.get(read.addressId);
        if (ref === undefined) return [];
        const urgent = isUrgent({ urgency });
        const task = windowTask(
          turning,
          urgent ? turning.reading : turning.longReading,
          ref,
          read,
          now - maxAge,
        );
        return [
          {
            ...task,
            async run() {
              if (!urgent && !hasRoom(callsAtMost, spurtShare)) {
                paused.add(task.key);
                return ok(null);
              }
              const result = await task.run();
              if (importing && clock.now() - toldAt >= tellEvery) {
                toldAt = clock.now();
                tell(progressOf(refs));
              }
              return result;
            },
          },
        ];
      };

      if (importing) tell(progressOf(refs));
      const tasks = open.filter(({ dueAt }) => dueAt <= now).flatMap(taskOf);
      const outcome = await runTasks(
        tasks,
        settings.parallelReads,
        () => paused.size > 0 || clock.now() >= until,
        ownTroubles,
      );
      for (const key of outcome.done) troubled.succeeded(key);
      for (const [key, error] of outcome.failed) {
        troubled.failed(key);
        log.warn('sweep.failed', { operation: error.operation, kind: error.kind });
      }
      const swept = { read: readOf(outcome, paused.size), stoppedBy: null, heldBack: paused.size > 0 };
      for (const [key, error] of outcome.refused) {
        refusedUntil.set(key, clock.elapsed() + refusedFor);
        log.warn('sweep.refused', { operation: error.operation, kind: error.kind });
      }
      if (outcome.stoppedBy !== null)
        return { ...swept, stoppedBy: outcome.stoppedBy, nextDueAt: Number.POSITIVE_INFINITY };
      if (importing) finishIfDone(turning, progressOf(refs), tell);
      if (swept.heldBack) return { ...swept, nextDueAt: clock.now() + settings.pollMs };
      if (outcome.done.size + outcome.refused.size + outcome.failed.size < tasks.length)
        return { ...swept, nextDueAt: clock.now() };
      const nextDueAt = open.find(({ dueAt }) => dueAt > now)?.dueAt ?? Number.POSITIVE_INFINITY;
      return { ...swept, nextDueAt };
    },
  };
}

const readOf = ({ done, failed }: Outcome, paused: number): SweepResult['read'] => {
  if (done.size > paused) return 'something';
  return failed.size > 0 ? 'nothing' : 'notDue';
};

/** Today's windows go out whatever long work has used up. */
const isUrgent = ({ urgency }: Pick<DueRead, 'urgency'>): boolean => urgency < readKinds.length;

/** What the firewall's budget leaves after the steady calls: looking for events, and today of every calendar. In five minutes. */
function roomForLongWork(planned: readonly DueRead[], settings: Turning['settings']): number {
  const all = callsIn(settings);
  const today = planned.filter(isUrgent).reduce((sum, { maxAge }) => sum + fiveMinutes / maxAge, 0);
  return Math.max(all * leastLongWork, all * (1 - spareShare) - fiveMinutes / settings.pollMs - today);
}

/** In five minutes. */
const callsIn = ({ callsPerHour }: Turning['settings']): number => callsPerHour / 12;

const todayIn =
  (turning: Turning, now: EpochMs) =>
  (ref: CalendarRef): LocalDate =>
    localDateOf(now, turning.zoneOf(ref.facilityId));

/** Calendars by the date that it is there: facilities of one clinic can lie in several zones. */
function groupByToday(
  refs: readonly CalendarRef[],
  todayOf: (ref: CalendarRef) => LocalDate,
): Map<LocalDate, AddressId[]> {
  const groups = new Map<LocalDate, AddressId[]>();
  for (const ref of refs) {
    const today = todayOf(ref);
    const group = groups.get(today);
    if (group === undefined) groups.set(today, [ref.addressId]);
    else group.push(ref.addressId);
  }
  return groups;
}

function finishIfDone(
  { store, clock }: Turning,
  progress: Extract<ImportProgress, { kind: 'running' }>,
  tell: (progress: ImportProgress) => void,
): void {
  if (progress.step !== 'history' || progress.done < progress.of) return;
  const at = clock.now();
  saveImportState(store.settings, { ...loadImportState(store.settings), finishedAt: at });
  tell({ kind: 'finished', at });
}
