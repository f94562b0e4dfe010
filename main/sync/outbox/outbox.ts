import type { AddressId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { isPassing, type RemoteError } from '#shared/domain/remoteError.ts';
import { dayWindow, localDateOf, type EpochMs } from '#shared/time/zone.ts';
import { inLanes } from '../parallel.ts';
import type { OutboxContext, OutboxParts } from './context.ts';
import { nextStep, restWhenBroken } from '../line/retryPolicy.ts';
import { createBackoff, type Backoff } from '../line/backoff.ts';
import { Sleeper } from '../sleep.ts';
import { giveUpLooking, readBack, send } from './sendIntent.ts';
import type { OutboxKinds, Unread } from './kinds/outboxKind.ts';
import { calendarsOf, canGo, laneOf, nextSteps, type Step } from './order.ts';
import { quietTime } from './quietTime.ts';
import { createRecords, recoverLost, recoverUnrecorded } from './record.ts';
import { createWaits, type Waits } from './waits.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** Carries what receptionists decided to the vendor, each exactly once. */
export interface Outbox<A extends Action> {
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
  /** Something was decided or undone: this one, if it is known. */
  nudge(touched?: IntentOf<A>): void;
  /** A call got through: what waits for the line goes now. The outbox does not probe a dead line itself. */
  lineIsUp(): void;
}

/** Writes under way at once, each of another subject. */
const parallelWrites = 3;
/** How long what concerns a calendar rests that cannot be looked at. Milliseconds. */
const unreadFor = { first: 15_000, most: 5 * 60_000 } as const;
/** After so many refusals to show a calendar, some minutes, what was decided there is for a person. */
const mostLooks = 5;
/** Where the vendor breaks on so many calendars in one turn it is in trouble as a whole. */
const manyCalendars = 3;
/** Nothing waits longer than this for a look, whatever timers say: machines sleep. Milliseconds. */
const longestRest = 60_000;

/** @param kinds what it carries: all that is special to one kind is in its module, and nothing of it here */
export function createOutbox<A extends Action>(parts: OutboxParts<A>, kinds: OutboxKinds<A>): Outbox<A> {
  return new IntentOutbox(parts, kinds);
}

/** Why a turn ended. */
type TurnEnd =
  | RemoteError
  /** All that could be done was done, and there is something to do again at `until`. */
  | { readonly kind: 'idle'; readonly until: EpochMs }
  /** Something on this machine was in the way. */
  | { readonly kind: 'broken'; readonly problem: Problem };

/** What a turn has met so far. */
interface TurnTroubles {
  readonly stops: RemoteError[];
  /** Calendars on which the vendor breaks. */
  readonly broken: Set<AddressId>;
  /** Calendars that are not waited for any more. */
  readonly lost: Map<AddressId, Unread>;
}

/**
 *   held ──undo window──▶ queued ──▶ sending ──answer──▶ confirmed
 *                           ▲  ▲        │  └──refused───▶ refused (attention)
 *                 not done  │  └─no line─┤
 *                           └── unknown ◀┘ lost answer, or a crash: read back first
 *
 * Responsibilities:
 * - takes what can be done now, has it sent or read back, and waits for the next moment;
 * - waits where the vendor, the line or this machine is in the way;
 * - gives up looking where a calendar stays refused, so that a person decides.
 *
 * Invariants:
 * - what was lost is looked for before it is sent again, also after a crash and after a turn that broke;
 * - a calendar that cannot be looked at holds up what concerns it, and nothing else;
 * - it knows kinds by their interface only.
 *
 * What can run at the same time: different subjects, `parallelWrites` at once; one subject's intents go one after the other. Decisions
 * and undoing meanwhile are seen before each step.
 */
class IntentOutbox<A extends Action> implements Outbox<A> {
  readonly #context: OutboxContext<A>;
  readonly #waits: Waits<A>;
  readonly #unread: Backoff<AddressId>;
  /** For so long after a call the vendor may still work on it. */
  readonly #vendorIsDoneMs: number;
  readonly #end = new AbortController();
  readonly #sleeper: Sleeper;
  #running: Promise<void> = Promise.resolve();
  #waitsForLine = false;
  /** What an earlier life left on its way is written down as such. */
  #isRecovered = false;
  /** Turns in a row that something stopped, and that broke. */
  #failures = 0;
  #brokenTurns = 0;

  constructor(parts: OutboxParts<A>, kinds: OutboxKinds<A>) {
    const { clock, freshness, settings, store } = parts;
    this.#context = { ...parts, kinds, records: createRecords(store, freshness) };
    this.#vendorIsDoneMs = settings.vendorWorksMs + quietTime;
    this.#waits = createWaits(clock, this.#vendorIsDoneMs, kinds);
    this.#unread = createBackoff<AddressId>(clock, unreadFor.first, unreadFor.most);
    this.#sleeper = new Sleeper(clock, this.#end.signal);
  }

  start(): void {
    this.#running = this.#loop();
  }

  async stop(): Promise<void> {
    this.#end.abort();
    this.#sleeper.wake();
    await this.#running;
  }

  nudge(touched?: IntentOf<A>): void {
    if (touched !== undefined) this.#waits.see(touched);
    this.#sleeper.wake();
  }

  lineIsUp(): void {
    if (this.#waitsForLine) this.#sleeper.wake();
  }

  #isStopping(): boolean {
    return this.#end.signal.aborted;
  }

  async #loop(): Promise<void> {
    while (!this.#isStopping()) {
      const ended = await this.#nextTurn().catch((thrown: unknown) => this.#broken(thrown));
      if (this.#isStopping()) return;
      await this.#restAfter(ended);
    }
  }

  #nextTurn(): Promise<TurnEnd> {
    if (!this.#isRecovered) return this.#turnAfterStart();
    return this.#brokenTurns > 0 ? this.#turnAfterTrouble() : this.#turn();
  }

  async #restAfter(ended: TurnEnd): Promise<void> {
    const { clock, log, random, settings } = this.#context;
    if (ended.kind === 'broken') {
      this.#brokenTurns += 1;
      await this.#rest(restWhenBroken(ended.problem, this.#brokenTurns));
      return;
    }
    this.#brokenTurns = 0;
    if (ended.kind === 'idle') {
      this.#failures = 0;
      await this.#rest(ended.until - clock.now());
      return;
    }
    this.#failures += 1;
    log.warn('outbox.stopped', { kind: ended.kind, operation: ended.operation, failures: this.#failures });
    const step = nextStep(ended, this.#failures, clock.now(), random, settings.offlineProbeMs);
    this.#waitsForLine = ended.kind === 'offline' || ended.kind === 'timeout';
    await this.#rest(step.kind === 'wait' && !this.#waitsForLine ? step.ms : longestRest);
    this.#waitsForLine = false;
  }

  async #rest(ms: number): Promise<void> {
    await this.#sleeper.rest(Math.max(0, Math.min(ms, longestRest)));
  }

  #broken(thrown: unknown): TurnEnd {
    const { log, problemOfThrown } = this.#context;
    const problem = problemOfThrown(thrown);
    log.error('outbox.broken', {
      kind: problem.kind,
      name: thrown instanceof Error ? thrown.name : 'unknown',
    });
    return { kind: 'broken', problem };
  }

  /** Where the file takes nothing yet, a full disk for one, the desk is at work all the same, and nothing is sent. */
  async #turnAfterStart(): Promise<TurnEnd> {
    const { clock, store } = this.#context;
    const now = clock.now();
    recoverLost(store, now, now + this.#vendorIsDoneMs);
    this.#isRecovered = true;
    return this.#turn();
  }

  /** A turn that broke has ended as a whole: nobody works on what is still being sent by the file's account. */
  #turnAfterTrouble(): Promise<TurnEnd> {
    const { clock, store } = this.#context;
    return Promise.resolve().then(() => {
      recoverUnrecorded(store, clock.now(), clock.now() + this.#vendorIsDoneMs);
      return this.#turn();
    });
  }

  async #turn(): Promise<TurnEnd> {
    const { clock, kinds, store, zone } = this.#context;
    const troubles: TurnTroubles = { stops: [], broken: new Set(), lost: new Map() };
    for (;;) {
      const now = clock.now();
      const today = dayWindow(localDateOf(now, zone), zone);
      const open = store.intents.allOpen();
      this.#waits.keep(open);
      const steps = nextSteps(kinds, open, (intent) => this.#isDue(intent), today, this.#unread.isResting);
      if (steps.length === 0 || this.#isStopping()) return { kind: 'idle', until: this.#nextMoment(open) };
      await inLanes(
        steps,
        parallelWrites,
        ({ intent }) => laneOf(kinds, intent),
        (step) => this.#take(step, troubles),
      );
      // When nobody looks any more: who does would put back what was given up.
      for (const one of troubles.lost.values()) this.#giveUp(one);
      troubles.lost.clear();
      if (troubles.stops[0] !== undefined) return troubles.stops[0];
    }
  }

  /** @returns whether others may follow */
  async #take({ kind, intent }: Step<A>, troubles: TurnTroubles): Promise<'on' | 'stop'> {
    const { kinds, store } = this.#context;
    // It may have been undone, or its subject renumbered, while it waited its turn here.
    const current = store.intents.get(intent.id);
    if (current === null || current.state !== intent.state) return 'on';
    if (calendarsOf(kinds, current).some(this.#unread.isResting)) return 'on';
    const outcome = await (kind === 'send' ? send : readBack)(this.#context, current);
    const after = store.intents.get(current.id);
    if (after !== null) this.#waits.see(after);
    switch (outcome.kind) {
      case 'on':
        for (const addressId of calendarsOf(kinds, current)) this.#unread.succeeded(addressId);
        break;
      case 'unread':
        if (this.#isLost(outcome.unread)) troubles.lost.set(outcome.unread.addressId, outcome.unread);
        if (isPassing(outcome.unread.error)) troubles.broken.add(outcome.unread.addressId);
        if (troubles.broken.size < manyCalendars) break;
        troubles.stops.push(outcome.unread.error);
        return 'stop';
      case 'stop':
        troubles.stops.push(outcome.error);
        return 'stop';
    }
    return this.#isStopping() ? 'stop' : 'on';
  }

  #isDue(intent: IntentOf<A>): boolean {
    return this.#waits.dueAt(intent) <= this.#context.clock.now();
  }

  /** When something will be possible that is not now; `Infinity` if nothing waits for time alone. */
  #nextMoment(open: readonly IntentOf<A>[]): EpochMs {
    const moments = open
      .filter((intent) => canGo(intent) && !this.#isDue(intent))
      .map((intent) => this.#waits.dueAt(intent));
    return Math.min(...moments, this.#unread.nextAt());
  }

  /** @returns whether the vendor has refused to show the calendar so often that it is not waited for any more; one on which it breaks is */
  #isLost({ error, addressId }: Unread): boolean {
    const failures = this.#unread.failed(addressId);
    this.#context.log.warn('outbox.unread', { kind: error.kind, operation: error.operation, failures });
    return !isPassing(error) && failures >= mostLooks;
  }

  /** All that would have to look there now, or looks in a moment, is for a person. */
  #giveUp(lost: Unread): void {
    const { kinds, store } = this.#context;
    this.#unread.succeeded(lost.addressId);
    const waiting = store.intents
      .allOpen()
      .filter((intent) => intent.state === 'unknown' || (canGo(intent) && this.#isDue(intent)));
    for (const intent of waiting)
      if (calendarsOf(kinds, intent).includes(lost.addressId)) giveUpLooking(this.#context, intent, lost);
  }
}
