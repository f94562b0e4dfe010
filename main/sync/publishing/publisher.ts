import type { Published, PublishedState } from '#shared/domain/availability/publishedDay.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { Action, IntentOf } from '#shared/domain/intentOf.ts';
import { isAddService } from '#shared/domain/kinds/addService.ts';
import { concernsAll, type RemoteError } from '#shared/domain/remoteError.ts';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import { localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { calendarOf } from '../hours/keptHours.ts';
import { publishingMemo, type PublishingMemo } from '../hours/memo.ts';
import { readAtOf } from '../hours/dateSeen.ts';
import { isHeldBack } from '../heldBack.ts';
import { createBackoff, type Backoff } from '../line/backoff.ts';
import { restWhenBroken } from '../line/retryPolicy.ts';
import type { Change } from '../ports.ts';
import { Sleeper } from '../sleep.ts';
import { isPublishing } from './ask.ts';
import type { PublishingContext } from './context.ts';
import { look } from './lookAtCalendar.ts';
import { MovingHorizon } from './movingHorizon.ts';
import { createPublishingPace, type PublishingPace } from './pace.ts';
import { countsOf, unsettled, type PublishingCounts, type PublishingRest } from './progress.ts';
import { candidates, chooseNext, haltedIn, ofListed, release, type Candidate } from './release.ts';
import {
  heldBackRestMs,
  lineDownFor,
  longestRestMs,
  mostLost,
  staleAfterMs,
  unreadFor,
  unwrittenFor,
} from './rests.ts';
import { movedDates, settleLost, settleRefused, type DateOf } from './settle.ts';
import { StandingDates, type Looked } from './standingDates.ts';

/** Brings hours that are in force to the vendor, and keeps them there. */
export interface Publisher {
  start(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
  /** Something was asked for, or the machine woke up. */
  nudge(): void;
  /** Something was decided or answered. */
  intentChanged(intent: IntentOf<Action>): void;
  /** A call got through. */
  lineIsUp(): void;
  /** The line is dead. */
  lineIsDown(): void;
  /** Part of the copy became different: it is compared with what was published. */
  changed(change: Change): void;
  progress(): PublishingCounts;
  /** When so many dates more would have left. Minutes. */
  reckon(dates: number): number;
}

export const createPublisher = (context: PublishingContext): Publisher => new PublishingLoop(context);

/**
 *   hours in force ─askFor─▶ waiting ─release─▶ sending (the outbox) ─▶ accepted ─read back─▶ stands ⇄ differs
 *                              ▲                  │                        │
 *                              └── ignored ───────┼────────────────────────┘
 *                                  refused ◀──────┘
 *
 * Responsibilities:
 * - asks for the dates that come into reach each night, at start and after a wake-up;
 * - hands one date after the other to the outbox, behind what people decide;
 * - has read back what was taken, and found what differs from what was published (`standingDates.ts`).
 *
 * Invariants:
 * - at most one date is on its way to the vendor at a time, beside those whose answers were lost;
 * - nothing is handed over that somebody else has edited since it was published;
 * - while the line is down nothing is asked of the vendor, and what can be done without it is done;
 * - what is to be done is in the file: a start goes on where the last one ended.
 *
 * What can run at the same time: this loop, the outbox, sweeps, and whatever people decide. They meet in the store; a date is handed over,
 * and written down as such, in one transaction.
 */
class PublishingLoop implements Publisher {
  readonly #context: PublishingContext;
  readonly #memo: PublishingMemo;
  readonly #pace: PublishingPace;
  readonly #standing: StandingDates;
  readonly #horizon: MovingHorizon;
  readonly #unread: Backoff<AddressId>;
  readonly #unwritten: Backoff<AddressId>;
  readonly #line: Backoff<'line'>;
  readonly #end = new AbortController();
  readonly #sleeper: Sleeper;
  #running: Promise<void> = Promise.resolve();
  #current: AddressId | null = null;
  #rests: PublishingRest | null = null;
  #brokenTurns = 0;

  constructor(context: PublishingContext) {
    const { clock, remote, settings, store } = context;
    this.#context = context;
    this.#memo = publishingMemo(store.settings);
    this.#pace = createPublishingPace(clock, remote, settings);
    this.#unread = createBackoff<AddressId>(clock, unreadFor.first, unreadFor.most);
    this.#unwritten = createBackoff<AddressId>(clock, unwrittenFor.first, unwrittenFor.most);
    this.#line = createBackoff<'line'>(clock, lineDownFor.first, lineDownFor.most);
    this.#standing = new StandingDates(context, this.#unread, this.#unwritten);
    this.#horizon = new MovingHorizon(context, this.#standing, this.#unwritten);
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

  nudge(): void {
    this.#sleeper.wake();
  }

  intentChanged(intent: IntentOf<Action>): void {
    if (isAddService(intent)) this.#serviceCame(intent);
    // A dead line brings no answer: what is tried on it goes to and fro.
    if (!this.#line.isResting('line')) this.#sleeper.wake();
  }

  lineIsUp(): void {
    const wasDown = this.#isLineDown();
    this.#line.succeeded('line');
    if (wasDown || this.#rests?.why === 'line') this.#sleeper.wake();
  }

  lineIsDown(): void {
    if (!this.#isLineDown()) this.#line.failed('line');
  }

  changed({ calendar, window }: Change): void {
    const { zone } = this.#context;
    const range = { first: localDateOf(window.from, zone), last: localDateOf(window.to - 1, zone) };
    this.#standing.mark(calendar.addressId, range);
    this.#sleeper.wake();
  }

  progress(): PublishingCounts {
    const { clock } = this.#context;
    const keys = ofListed(this.#context.store, this.#keys());
    const counts = countsOf(keys, this.#memo.state(), this.#today());
    if (counts.waiting === 0) return { ...counts, rests: null, readyAt: null };
    const rests = this.#restsNow();
    const from = Math.max(clock.now(), rests?.until ?? 0);
    // Nobody knows when a person goes on, or the line is back.
    const isKnown = rests === null || rests.until !== null;
    return { ...counts, rests, readyAt: isKnown ? from + this.#pace.reckon(counts.waiting) : null };
  }

  #restsNow(): PublishingRest | null {
    if (this.#memo.state().paused) return { why: 'paused', until: null };
    return this.#isLineDown() ? { why: 'line', until: null } : this.#rests;
  }

  #isLineDown(): boolean {
    return this.#line.failures('line') > 0;
  }

  reckon(dates: number): number {
    return Math.ceil(this.#pace.reckon(dates) / minuteMs);
  }

  async #loop(): Promise<void> {
    while (!this.#isStopping()) {
      const until = await this.#turn().catch((thrown: unknown) => this.#broken(thrown));
      if (this.#isStopping()) return;
      const ms = until - this.#context.clock.now();
      const longest = this.#isLineDown() ? lineDownFor.most : longestRestMs;
      await this.#sleeper.rest(Math.max(0, Math.min(ms, longest)));
    }
  }

  #isStopping(): boolean {
    return this.#end.signal.aborted;
  }

  #broken(thrown: unknown): EpochMs {
    const { clock, log, problemOfThrown } = this.#context;
    const problem = problemOfThrown(thrown);
    this.#brokenTurns += 1;
    log.error('publishing.broken', {
      kind: problem.kind,
      name: thrown instanceof Error ? thrown.name : 'unknown',
    });
    return clock.now() + restWhenBroken(problem, this.#brokenTurns);
  }

  /** @returns when there is something to do next */
  async #turn(): Promise<EpochMs> {
    const { clock } = this.#context;
    if (this.#horizon.moveOne()) return clock.now();
    if (this.#line.isResting('line')) return this.#turnWithoutLine();
    const moved = await this.#settleMoved();
    if (moved.kind === 'failed') return this.#afterFailure(moved.address, moved.error);
    const keys = this.#keys();
    for (const { address, date, state } of keys)
      if (state === 'sending') settleLost(this.#context, address, date);
    if (this.#standing.compareOne()) return clock.now();
    for (const looked of [
      await this.#standing.readBack(keys, this.#current),
      await this.#standing.lookAgain(),
    ]) {
      if (looked.kind === 'failed') return this.#afterFailure(looked.address, looked.error);
      if (looked.kind === 'looked') {
        this.#line.succeeded('line');
        return clock.now();
      }
    }
    const next = await this.#releaseOne(keys);
    this.#brokenTurns = 0;
    return Math.min(next, this.#standing.nextAt(), this.#unread.nextAt(), this.#unwritten.nextAt());
  }

  /** What is in the copy is compared all the same. All else would only fail. */
  #turnWithoutLine(): EpochMs {
    if (this.#standing.compareOne()) return this.#context.clock.now();
    this.#brokenTurns = 0;
    return Math.min(this.#line.nextAt(), this.#unwritten.nextAt());
  }

  /** Dates that look edited may be those of a calendar which somebody else has switched off: it is asked before they are settled. */
  async #settleMoved(): Promise<Looked> {
    const sure: DateOf[] = [];
    const end = (looked: Looked): Looked => {
      settleRefused(this.#context, ({ address, date }) =>
        sure.some((entry) => entry.address === address && entry.date === date),
      );
      return looked;
    };
    for (const moved of movedDates(this.#context)) {
      const { address, date } = moved;
      if (this.#unread.isResting(address)) continue;
      const isOff = await this.#standing.isSwitchedOff(address, { first: date, last: date });
      if (!isOff.ok) return end({ kind: 'failed', address, error: isOff.error });
      sure.push(moved);
    }
    return end({ kind: 'nothing' });
  }

  #today(): LocalDate {
    return localDateOf(this.#context.clock.now(), this.#context.zone);
  }

  #keys() {
    return this.#context.store.availability.published.inStates(unsettled, this.#today());
  }

  /** Dates that name a new service have waited for its id. What is told of a decision may be from before its answer. */
  #serviceCame({ id, calendar: { addressId } }: IntentOf<Action>): void {
    const { intents, availability } = this.#context.store;
    if (intents.get(id)?.state !== 'confirmed' || availability.timetables.get(addressId).inForce === null)
      return;
    this.#horizon.add(addressId);
  }

  /** @returns when the next date may leave; `Infinity`: none waits for time alone */
  async #releaseOne(keys: readonly Parameters<typeof candidates>[0][number][]): Promise<EpochMs> {
    const { store } = this.#context;
    this.#rests = null;
    const state = this.#memo.state();
    if (state.paused) return Infinity;
    const halted = haltedIn(store, this.#today());
    const all = candidates(ofListed(store, keys), state, this.#today(), this.#current).filter(
      ({ address }) => !this.#unread.isResting(address) && !halted.has(address),
    );
    if (all.length === 0) return this.#noneWaits(keys);
    const open = store.intents.allOpen();
    const own = open.filter((intent) => isPublishing(intent) && intent.state !== 'refused');
    const isUnderWay = own.some((intent) => intent.state !== 'unknown');
    // Told when it is done.
    if (isUnderWay || own.length >= mostLost) return Infinity;
    const rests = this.#pace.rests(open);
    if (rests !== null) return this.#rest(rests);
    const next = chooseNext(this.#context, all, state, this.#memo.sent());
    if (next.kind === 'nothing') return Infinity;
    if (next.kind === 'rests') return this.#rest(next);
    if (next.kind === 'over') return this.#drop(next.day);
    return this.#lookAndRelease(next.day, all);
  }

  /** What was asked for is done: the next time counts from nothing. */
  #noneWaits(keys: readonly { readonly state: PublishedState }[]): EpochMs {
    const isLeft = keys.some(
      ({ state }) => state === 'waiting' || state === 'sending' || state === 'accepted',
    );
    if (!isLeft && this.#memo.state().total > 0)
      this.#context.store.transaction(() => this.#memo.change({ total: 0 }));
    return Infinity;
  }

  #rest(rests: { readonly why: PublishingRest['why']; readonly until: EpochMs }): EpochMs {
    this.#rests = rests;
    return rests.until;
  }

  #drop({ address, date }: Published): EpochMs {
    const { clock, datesChanged, store } = this.#context;
    store.availability.published.remove(address, date, 'asked');
    datesChanged(address);
    return clock.now();
  }

  async #lookAndRelease(day: Published, all: readonly Candidate[]): Promise<EpochMs> {
    const { clock, store, zone } = this.#context;
    const { address, date } = day;
    const found = store.catalogue.address(address);
    if (found === null) return clock.now() + minuteMs;
    const readAt = readAtOf(this.#context, calendarOf(found), 'slots', date, clock.now());
    if (readAt === null || clock.now() - readAt > staleAfterMs) {
      const dates = all
        .filter((candidate) => candidate.address === address)
        .map((candidate) => candidate.date)
        .sort();
      const [first = date] = dates;
      const range = { first: first < date ? first : date, last: dates.at(-1) ?? date };
      const read = await look(this.#context, address, ['slots'], range, this.#context.readingFor.today);
      if (!read.ok) return this.#afterFailure(address, read.error);
      this.#line.succeeded('line');
      // What was read may say something else of the date, and others may have come before it.
      return clock.now();
    }
    this.#current = address;
    if (date < localDateOf(clock.now(), zone)) return clock.now();
    this.#pace.count();
    release(this.#context, day);
    this.#context.datesChanged(address);
    return Infinity;
  }

  #afterFailure(address: AddressId, error: RemoteError): EpochMs {
    // What people and today need is not to be used up.
    if (isHeldBack(error))
      return this.#rest({ why: 'people', until: this.#context.clock.now() + heldBackRestMs });
    if (concernsAll(error)) return this.#restForLine(error);
    this.#unread.failed(address);
    return this.#context.clock.now();
  }

  #restForLine(error: RemoteError): EpochMs {
    const now = this.#context.clock.now();
    if ('until' in error) return this.#rest({ why: 'line', until: Math.max(error.until, now + secondMs) });
    this.#line.failed('line');
    return this.#line.nextAt();
  }
}
