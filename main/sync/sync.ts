import type { ImportProgress, LineState } from '#shared/contract/views.ts';
import { createFreshness } from './freshness.ts';
import { loadImportState } from './importState.ts';
import { createLanes } from './lanes.ts';
import type { DueHint } from './inboxTurn.ts';
import { createLine } from './line.ts';
import { createDecisions, type Decisions } from './outbox/decide.ts';
import { createOutbox } from './outbox/outbox.ts';
import { paced } from './pace.ts';
import type { SyncParts, Turning } from './parts.ts';
import { nextStep } from './patience.ts';
import { createPrints } from './prints.ts';
import { problemOf } from './problemOf.ts';
import type { Reading } from './readWindow.ts';
import { createResting } from './resting.ts';
import { listening } from './silence.ts';
import { sleep, woken } from './sleep.ts';
import { createSweep, type SweepResult } from './sweepTurn.ts';
import { createTurn } from './turn.ts';

/** Keeps the server copy in step with the vendor's data, for as long as it runs. */
export interface Sync {
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
  /** Looks for news now: someone asked, or the machine woke up. */
  nudge(): void;
  line(): LineState;
  progress(): ImportProgress;
  /** What receptionists decide; durable when it returns, and on its way from then on. */
  readonly decisions: Decisions;
}

/**
 * One loop, one turn after the other; only the reads inside a turn run side by side:
 *
 *   catalogue (once, resumable) ─▶ pull events ─▶ apply them ─▶ sweep what is due ─▶ sleep ─┐
 *                                     ▲                                                    │
 *                                     └────────────────────────────────────────────────────┘
 *   Any failure: tell the line, wait as patience says, begin the turn again.
 */
export function createSync(parts: SyncParts): Sync {
  const freshness = createFreshness(parts.store);
  /** Reads that something made due since the last turn. Only hints: a crash forgets them, and the sweep finds what they meant. */
  const due: DueHint[] = [];
  let wake = new AbortController();
  const end = new AbortController();
  const line = createLine((state) => parts.on.line(state));
  const { silentMs, offlineProbeMs: probeMs } = parts.settings;
  const heard = listening(
    parts.remote,
    parts.clock,
    { silentMs, probeMs },
    {
      silent: () => line.silent(parts.clock.now()),
      heard: () => line.heard(),
      back: () => wake.abort(woken),
    },
  );
  const calls = paced(heard, parts.clock);
  const longWork = paced(calls.remote, parts.clock);
  const news = paced(calls.remote, parts.clock);
  const reading: Reading = {
    remote: calls.remote,
    store: parts.store,
    freshness,
    prints: createPrints(parts.store.bookings),
    clock: parts.clock,
    pageLimit: parts.settings.pageLimit,
    ending: end.signal,
  };
  const turning: Turning = {
    ...parts,
    lanes: createLanes(),
    troubled: createResting(parts.clock, troubledFor.first, troubledFor.most),
    remote: { ...parts.remote, ...calls.remote },
    calls,
    longWork,
    news,
    freshness,
    reading,
    longReading: { ...reading, remote: longWork.remote },
    newsReading: { ...reading, remote: news.remote },
    hint: (hints, when) => {
      const since = parts.clock.now();
      due.push(...hints.map((hint) => ({ hint, since })));
      if (when === 'now') wake.abort(woken);
    },
  };
  const { clock, log, on, random, settings, store } = parts;
  const sweep = createSweep(turning);
  const outbox = createOutbox(turning);
  const decisions = createDecisions({
    store,
    clock,
    random,
    undoMs: () => settings.undoMs,
    changed: (intent) => {
      on.intentChanged(intent);
      outbox.nudge(intent);
    },
  });
  const finishedAt = loadImportState(store.settings).finishedAt;
  let progress: ImportProgress =
    finishedAt === null ? { kind: 'idle' } : { kind: 'finished', at: finishedAt };
  const stopping = (): boolean => end.signal.aborted;
  let running: Promise<void> = Promise.resolve();

  const tell = (next: ImportProgress): void => {
    progress = next;
    on.progress(next);
  };

  async function rest(ms: number): Promise<void> {
    await sleep(clock, ms, wake.signal);
    if (wake.signal.aborted && !stopping()) wake = new AbortController();
  }

  /**
   * Where no call is saved for patients who may book, the queue is looked at more often: so a dead line is found out. Milliseconds.
   */
  const untilNextLook = ({ heldBack }: Pick<SweepResult, 'heldBack'>): number =>
    settings.pollMs * (heldBack ? 1 : freePace);

  /** The disk is full, the file is damaged, or a bug: said, and tried again, for a desk that stops looking is worse. */
  function broken(thrown: unknown): 'broken' {
    const problem = parts.problemOfThrown(thrown);
    log.error('sync.broken', { kind: problem.kind, name: thrown instanceof Error ? thrown.name : 'unknown' });
    line.broken(problem);
    return 'broken';
  }

  async function loop(): Promise<void> {
    let failures = 0;
    const turn = createTurn(turning, sweep, due, tell);
    while (!stopping()) {
      const began = clock.now();
      const result = await turn().catch(broken);
      if (stopping()) return;
      if (result === 'broken') {
        await rest(10_000);
        continue;
      }
      if (result.stoppedBy === null) {
        failures = 0;
        outbox.lineIsUp();
        line.succeeded(began);
        await rest(Math.max(250, Math.min(untilNextLook(result), result.nextDueAt - clock.now())));
        continue;
      }
      failures += 1;
      const error = result.stoppedBy;
      line.failed(error, clock.now());
      log.warn('sync.stopped', { kind: error.kind, operation: error.operation, failures });
      if (progress.kind === 'running') tell({ ...progress, waiting: problemOf(error) });
      const step = nextStep(error, failures, clock.now(), random, settings.offlineProbeMs);
      // `person`: new credentials restart the whole desk; until then only a nudge tries again.
      await rest(step.kind === 'wait' ? step.ms : 10 * 60_000);
    }
  }

  return {
    start() {
      outbox.start();
      running = loop();
    },
    async stop() {
      end.abort();
      wake.abort(woken);
      await Promise.all([running, outbox.stop()]);
    },
    nudge() {
      wake.abort(woken);
      outbox.nudge();
    },
    decisions,
    line: () => line.state(),
    progress: () => progress,
  };
}

/** How long a read on which the vendor broke rests. Milliseconds. */
const troubledFor = { first: 15_000, most: 120_000 } as const;
/** How much sooner the queue is looked at while calls are left over. */
const freePace = 0.7;
