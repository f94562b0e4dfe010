import type { AddressId, CalendarRef } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { allLists, calendars } from '../catalogue/catalogueReader.ts';
import { catalogueTask } from '../catalogue/catalogueTurn.ts';
import { importPlan, importProgress } from './importPlan.ts';
import { loadImportState, saveImportState } from '../importState.ts';
import { keyOfRead } from '../read/keyOfRead.ts';
import type { PlanContext } from './context.ts';
import { byDue, isToday, keyOfPlanned, plan, type DueRead } from './plan.ts';
import { ownTroubles, runTasks, type Outcome, type Task } from '../tasks.ts';
import { windowTask } from '../read/windowTask.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** Reads what is due, most urgent first. The first import and the lasting comparison are the same work in another order. */
export interface Sweep {
  turn(until: EpochMs, publish: (progress: ImportProgress) => void): Promise<SweepResult>;
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
const refusedFor = 60 * minuteMs;
/** An import does not wait for what the vendor has broken on so often; the comparison goes on trying. */
const manyFailures = 4;
const fiveMinutes = 5 * minuteMs;
/** Counting how far an import is costs more than one of its reads. Milliseconds. */
const publishEveryMs = 150;

export function createSweep(context: PlanContext): Sweep {
  return new PlannedSweep(context);
}

/** What one turn goes by. */
interface SweepTurn {
  readonly refs: readonly CalendarRef[];
  readonly importing: boolean;
  readonly now: EpochMs;
  readonly publish: (progress: ImportProgress) => void;
}

/**
 * Responsibilities:
 * - asks the plan what is due, and has it read, most urgent first;
 * - remembers what the vendor refuses, and tells how far an import is.
 *
 * Invariants:
 * - what was refused, or has failed alone, rests alone and ends no turn;
 * - an import is finished when all that it can read was read.
 *
 * What can run at the same time: the reads of one turn, as many as the settings say. Turns follow each other.
 */
class PlannedSweep implements Sweep {
  readonly #context: PlanContext;
  /** By `Clock.elapsed`. */
  readonly #refusedUntil = new Map<string, EpochMs>();

  constructor(context: PlanContext) {
    this.#context = context;
  }

  async turn(until: EpochMs, publish: (progress: ImportProgress) => void): Promise<SweepResult> {
    const { clock, store, settings, room } = this.#context;
    const refs = calendars(store.catalogue);
    const importing = loadImportState(store.settings).finishedAt === null;
    if (!importing) forgetPassed(this.#refusedUntil, clock.elapsed());
    const now = clock.now();
    const turn: SweepTurn = { refs, importing, now, publish };
    const open = this.#whatIsDue(turn);
    const today = open.filter(isToday).reduce((sum, { maxAge }) => sum + fiveMinutes / maxAge, 0);
    room.expect({ today, importing });
    if (importing) publish(this.#progressOf(refs));
    const dueNow = open.filter(({ dueAt }) => dueAt <= now);
    const tasks = this.#tasksOf(turn, dueNow);
    const outcome = await runTasks(tasks, settings.parallelReads, () => clock.now() >= until, ownTroubles);
    this.#note(outcome, dueNow);
    const swept = { read: readOf(outcome), stoppedBy: null, heldBack: outcome.heldBack };
    if (outcome.stoppedBy !== null)
      return { ...swept, stoppedBy: outcome.stoppedBy, nextDueAt: Number.POSITIVE_INFINITY };
    if (importing) finishIfDone(this.#context, this.#progressOf(refs), publish);
    if (swept.heldBack) return { ...swept, nextDueAt: clock.now() + settings.pollMs };
    if (outcome.done.size + outcome.refused.size + outcome.failed.size < tasks.length)
      return { ...swept, nextDueAt: clock.now() };
    const nextDueAt = open.find(({ dueAt }) => dueAt > now)?.dueAt ?? Number.POSITIVE_INFINITY;
    return { ...swept, nextDueAt };
  }

  /** What is planned and does not rest, by when it is due. */
  #whatIsDue({ refs, importing, now }: SweepTurn): readonly DueRead[] {
    const { clock, store, freshness, catalogueAges, settings, troubled } = this.#context;
    const kept = { calendars: groupByToday(refs, todayIn(this.#context, now)), lists: allLists(store) };
    const planned = importing ? importPlan(kept, settings, freshness) : plan(kept, settings);
    const elapsed = clock.elapsed();
    return byDue(planned, { windows: freshness, lists: catalogueAges }, now).filter((read) => {
      const key = keyOfPlanned(read);
      return (this.#refusedUntil.get(key) ?? -Infinity) <= elapsed && !troubled.isResting(key);
    });
  }

  #tasksOf(turn: SweepTurn, dueNow: readonly DueRead[]): readonly Task[] {
    const byId = new Map(turn.refs.map((ref) => [ref.addressId, ref]));
    const tasks = dueNow.flatMap((read) => this.#taskOf(read, byId, turn.now));
    return turn.importing ? this.#publishing(tasks, turn) : tasks;
  }

  #taskOf(due: DueRead, byId: ReadonlyMap<AddressId, CalendarRef>, now: EpochMs): readonly Task[] {
    const { readingFor } = this.#context;
    if (due.kind === 'list') return [catalogueTask(this.#context, due.list, readingFor.longWork.remote)];
    const ref = byId.get(due.read.addressId);
    if (ref === undefined) return [];
    const reading = readingFor[isToday(due) ? 'today' : 'longWork'];
    return [windowTask(this.#context, reading, ref, due.read, now - due.maxAge)];
  }

  /** The same tasks, which tell now and then how far the import is. */
  #publishing(tasks: readonly Task[], { refs, now, publish }: SweepTurn): readonly Task[] {
    const { clock } = this.#context;
    let publishedAt = now;
    return tasks.map((task) => ({
      ...task,
      run: async () => {
        const result = await task.run();
        if (clock.now() - publishedAt >= publishEveryMs) {
          publishedAt = clock.now();
          publish(this.#progressOf(refs));
        }
        return result;
      },
    }));
  }

  #progressOf(refs: readonly CalendarRef[]): Extract<ImportProgress, { kind: 'running' }> {
    const { clock, freshness, settings, troubled } = this.#context;
    const todayOf = todayIn(this.#context, clock.now());
    return importProgress(
      refs.map((ref) => ({ addressId: ref.addressId, today: todayOf(ref) })),
      (read) =>
        freshness.wasRead(read) ||
        this.#refusedUntil.has(keyOfRead(read)) ||
        troubled.failures(keyOfRead(read)) >= manyFailures,
      settings,
    );
  }

  /** Keeps in mind what failed or was refused, and tells of lists that were read. */
  #note(outcome: Outcome, dueNow: readonly DueRead[]): void {
    const { clock, log, on, troubled } = this.#context;
    for (const key of outcome.done) troubled.succeeded(key);
    for (const [key, error] of outcome.failed) {
      troubled.failed(key);
      log.warn('sweep.failed', { operation: error.operation, kind: error.kind });
    }
    if (dueNow.some((read) => read.kind === 'list' && outcome.done.has(keyOfPlanned(read))))
      on.catalogueChanged();
    for (const [key, error] of outcome.refused) {
      this.#refusedUntil.set(key, clock.elapsed() + refusedFor);
      log.warn('sweep.refused', { operation: error.operation, kind: error.kind });
    }
  }
}

const readOf = ({ done, failed }: Outcome): SweepResult['read'] => {
  if (done.size > 0) return 'something';
  return failed.size > 0 ? 'nothing' : 'notDue';
};

const todayIn =
  (context: PlanContext, now: EpochMs) =>
  (ref: CalendarRef): LocalDate =>
    localDateOf(now, context.zoneOf(ref.facilityId));

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
  { store, clock }: PlanContext,
  progress: Extract<ImportProgress, { kind: 'running' }>,
  publish: (progress: ImportProgress) => void,
): void {
  if (progress.step !== 'history' || progress.done < progress.of) return;
  const at = clock.now();
  saveImportState(store.settings, { ...loadImportState(store.settings), finishedAt: at });
  publish({ kind: 'finished', at });
}

/** An import goes by what was ever refused; after it, each day's windows would be remembered for ever. */
function forgetPassed(until: Map<string, number>, elapsed: number): void {
  for (const [key, at] of until) if (at <= elapsed) until.delete(key);
}
