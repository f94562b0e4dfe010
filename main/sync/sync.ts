import type { AddressId } from '#shared/domain/ids.ts';
import type { IntentAction } from '#shared/domain/intent.ts';
import type { ImportProgress } from '#shared/domain/importProgress.ts';
import type { LineState } from '#shared/domain/lineState.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { addDays, localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { type CatalogueRead, keyOf } from './catalogue/catalogueReader.ts';
import { createSyncContext, type SyncContext } from './context.ts';
import type { DueHint } from './events/inboxTurn.ts';
import type { Hint } from './events/hints.ts';
import { loadImportState } from './importState.ts';
import { createLine, type Line } from './line/line.ts';
import type { LivenessListener } from './line/livenessProbe.ts';
import { problemOf } from './line/problemOf.ts';
import { nextStep, restWhenBroken } from './line/retryPolicy.ts';
import { createDecisions, type Decisions } from './outbox/decide.ts';
import { outboxKinds } from './outbox/kinds/outboxKinds.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import type { SyncParts } from './parts.ts';
import { createPublisher, type Publisher } from './publishing/publisher.ts';
import { createPublishing, type Publishing } from './publishing/publishing.ts';
import { createSweep } from './plan/sweepTurn.ts';
import { createFreshness } from './read/freshness.ts';
import { Sleeper } from './sleep.ts';
import { createTurn, type Swept } from './turn.ts';

/** Keeps the server copy in step with the vendor's data, for as long as it runs. */
export interface Sync {
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
  /** Looks for news now: someone asked, or the machine woke up. */
  nudge(): void;
  /** Somebody looks at lists: those that are older are read now. */
  refresh(lists: readonly ListToRefresh[]): void;
  line(): LineState;
  progress(): ImportProgress;
  /** Another day has begun: what is kept in memory of days long past goes. */
  newDay(): void;
  /** Hours that are in force, on their way to the vendor. */
  readonly publishing: Publishing;
  /** What receptionists decide; durable when it returns, and on its way from then on. */
  readonly decisions: Decisions<IntentAction>;
}

/** A list, and from which age on it is read again. */
export interface ListToRefresh {
  readonly read: CatalogueRead;
  readonly olderThanMs: number;
}

export function createSync(parts: SyncParts): Sync {
  return new SyncLoop(parts);
}

/**
 * One loop, one turn after the other; only the reads inside a turn run side by side:
 *
 *   first catalogue (resumable) ─▶ pull events ─▶ apply them ─▶ sweep what is due ─▶ sleep ─┐
 *                                     ▲                                                    │
 *                                     └────────────────────────────────────────────────────┘
 *   Any failure: tell the line, wait as the retry policy says, begin the turn again.
 *
 * Responsibilities:
 * - runs the turns, and says how long to rest between them;
 * - tells how the line is and how far an import is;
 * - starts and stops the outbox and the publisher, and takes what receptionists decide.
 *
 * Invariants:
 * - what was asked for by a hint is in the next turn, and a hint that is lost is only found later, by the sweep;
 * - the loop ends by `stop` alone: whatever is thrown is said, and tried again.
 *
 * What can run at the same time: one turn, the outbox, the publisher, and decisions. They meet in the store and in `context.lanes`.
 */
class SyncLoop implements Sync {
  readonly decisions: Decisions<IntentAction>;
  readonly publishing: Publishing;
  readonly #parts: SyncParts;
  readonly #context: SyncContext;
  readonly #line: Line;
  readonly #outbox: Outbox<IntentAction>;
  readonly #publisher: Publisher;
  readonly #turn: () => Promise<Swept>;
  readonly #end = new AbortController();
  readonly #sleeper: Sleeper;
  /** Reads that something made due since the last turn. Only hints: a crash forgets them, and the sweep finds what they meant. */
  readonly #due: DueHint[] = [];
  #progress: ImportProgress;
  #running: Promise<void> = Promise.resolve();
  /** Turns in a row that something stopped, and that broke. */
  #failures = 0;
  #brokenTurns = 0;

  constructor(given: SyncParts) {
    const parts = this.#heard(given);
    const { finishedAt } = loadImportState(parts.store.settings);
    this.#parts = parts;
    this.#progress = finishedAt === null ? { kind: 'idle' } : { kind: 'finished', at: finishedAt };
    this.#sleeper = new Sleeper(parts.clock, this.#end.signal);
    this.#line = createLine((state) => parts.on.line(state));
    this.#context = createSyncContext(parts, {
      freshness: createFreshness(parts.store, finishedAt === null ? null : firstRemembered(parts)),
      liveness: this.#liveness(),
      hint: (hints, when) => this.#hint(hints, when),
      ending: this.#end.signal,
    });
    this.#turn = createTurn(this.#context, createSweep(this.#context), this.#due, (progress) =>
      this.#publish(progress),
    );
    this.#outbox = createOutbox<IntentAction>(this.#context, outboxKinds);
    this.decisions = this.#takeDecisions();
    const publishing = {
      ...this.#context,
      decisions: this.decisions,
      datesChanged: (addressId: AddressId) => parts.on.datesChanged?.(addressId),
    };
    this.#publisher = createPublisher(publishing);
    this.publishing = createPublishing(publishing, this.#publisher);
  }

  start(): void {
    this.#outbox.start();
    this.#publisher.start();
    this.#running = this.#loop();
  }

  async stop(): Promise<void> {
    this.#end.abort();
    this.#sleeper.wake();
    await Promise.all([this.#running, this.#publisher.stop(), this.#outbox.stop()]);
  }

  nudge(): void {
    this.#sleeper.wake();
    this.#outbox.nudge();
    this.#publisher.nudge();
  }

  refresh(lists: readonly ListToRefresh[]): void {
    const old = lists.filter(({ read, olderThanMs }) => {
      const age = this.#context.catalogueAges.ageOf(keyOf(read));
      return age === null || age > olderThanMs;
    });
    if (old.length > 0)
      this.#hint(
        old.map(({ read }) => ({ kind: 'catalogue', read })),
        'now',
      );
  }

  newDay(): void {
    if (this.#progress.kind === 'finished')
      this.#context.freshness.forgetBefore(firstRemembered(this.#parts));
  }

  line(): LineState {
    return this.#line.state();
  }

  progress(): ImportProgress {
    return this.#progress;
  }

  /** What changes of the copy and of decisions concerns the publisher as well. */
  #heard(parts: SyncParts): SyncParts {
    const { on } = parts;
    return {
      ...parts,
      on: {
        ...on,
        changed: (change) => {
          on.changed(change);
          this.#publisher.changed(change);
        },
        intentChanged: (intent) => {
          on.intentChanged(intent);
          this.#publisher.intentChanged(intent);
        },
      },
    };
  }

  #liveness(): LivenessListener {
    return {
      silent: () => this.#line.silent(this.#parts.clock.now()),
      heard: () => this.#line.heard(),
      back: () => this.#sleeper.wake(),
    };
  }

  #takeDecisions(): Decisions<IntentAction> {
    const { clock, on, random, settings, store, clinic } = this.#parts;
    return createDecisions<IntentAction>(
      {
        store,
        clock,
        random,
        clinic,
        undoMs: () => settings.undoMs,
        changed: (intent) => {
          on.intentChanged(intent);
          this.#outbox.nudge(intent);
        },
      },
      outboxKinds,
    );
  }

  #hint(hints: readonly Hint[], when: 'now' | 'nextLook'): void {
    const since = this.#parts.clock.now();
    this.#due.push(...hints.map((hint) => ({ hint, since })));
    if (when === 'now') this.#sleeper.wake();
  }

  #publish(progress: ImportProgress): void {
    this.#progress = progress;
    this.#parts.on.progress(progress);
  }

  #isStopping(): boolean {
    return this.#end.signal.aborted;
  }

  async #loop(): Promise<void> {
    while (!this.#isStopping()) {
      const began = this.#parts.clock.now();
      const result = await this.#turn().catch((thrown: unknown) => this.#broken(thrown));
      if (this.#isStopping()) return;
      await this.#sleeper.rest(this.#restAfter(result, began));
    }
  }

  /** The disk is full, the file is damaged, or a bug: said, and tried again, for a desk that stops looking is worse. */
  #broken(thrown: unknown): Problem {
    const problem = this.#parts.problemOfThrown(thrown);
    const name = thrown instanceof Error ? thrown.name : 'unknown';
    this.#parts.log.error('sync.broken', { kind: problem.kind, name });
    return problem;
  }

  /** Tells how the turn that began at `began` went. @returns how long to rest, milliseconds */
  #restAfter(result: Swept | Problem, began: EpochMs): number {
    if ('kind' in result) return this.#restAfterTrouble(result);
    this.#brokenTurns = 0;
    if (result.stoppedBy !== null) return this.#restAfterStop(result.stoppedBy);
    this.#failures = 0;
    this.#outbox.lineIsUp();
    this.#publisher.lineIsUp();
    this.#line.succeeded(began);
    return Math.max(250, Math.min(this.#untilNextLook(result), result.nextDueAt - this.#parts.clock.now()));
  }

  #restAfterTrouble(problem: Problem): number {
    this.#brokenTurns += 1;
    // A file that is held for a moment is not worth a word.
    if (problem.kind !== 'storeHeld' || this.#brokenTurns > 1) this.#line.broken(problem);
    return restWhenBroken(problem, this.#brokenTurns);
  }

  #restAfterStop(error: RemoteError): number {
    const { clock, log, random, settings } = this.#parts;
    this.#failures += 1;
    if (error.kind === 'offline' || error.kind === 'timeout') this.#publisher.lineIsDown();
    this.#line.failed(error, clock.now());
    log.warn('sync.stopped', { kind: error.kind, operation: error.operation, failures: this.#failures });
    if (this.#progress.kind === 'running') this.#publish({ ...this.#progress, waiting: problemOf(error) });
    const step = nextStep(error, this.#failures, clock.now(), random, settings.offlineProbeMs);
    // `person`: new credentials restart the whole desk; until then only a nudge tries again.
    return step.kind === 'wait' ? step.ms : 10 * minuteMs;
  }

  /**
   * Where no call is saved for patients who may book, the queue is looked at more often: so a dead line is found out. Milliseconds.
   */
  #untilNextLook({ heldBack }: Pick<Swept, 'heldBack'>): number {
    return this.#parts.settings.pollMs * (heldBack ? 1 : freePace);
  }
}

/** How much sooner the queue is looked at while calls are left over. */
const freePace = 0.7;

/** More days behind today than can be kept in step (docs/PACE.md), in every zone. */
const rememberedDays = 35;

const firstRemembered = ({ clock, zone }: Pick<SyncParts, 'clock' | 'zone'>): LocalDate =>
  addDays(localDateOf(clock.now(), zone), -rememberedDays);
