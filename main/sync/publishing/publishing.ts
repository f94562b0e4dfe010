import { replacedBy } from '#shared/domain/availability/closing.ts';
import { laidPeriods } from '#shared/domain/availability/laidPeriods.ts';
import { digest } from '#shared/domain/availability/digest.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { stageOf, type Published } from '#shared/domain/availability/publishedDay.ts';
import { toldWord } from '#shared/domain/availability/told.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import { ok, type Result } from '#shared/result.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { datesSeen, toldOn } from '../hours/dateSeen.ts';
import { calendarOf } from '../hours/keptHours.ts';
import { readOneMoment, type OneMoment } from '../hours/oneMoment.ts';
import { toldDurations } from '../hours/serviceDurations.ts';
import { publishingMemo, withoutAll, withAll } from '../hours/memo.ts';
import { askFor, datesAhead, isPublishing, reckonFor, takeBackUnsent, type Asked } from './ask.ts';
import type { PublishingContext } from './context.ts';
import type { PublishingCounts } from './progress.ts';
import type { Publisher } from './publisher.ts';

/** What the desk may ask of publishing. Each change belongs into the transaction of what made it necessary, and ends with `nudge`. */
export interface Publishing {
  /** By what dates are read and compared. */
  readonly reads: Pick<PublishingContext, 'store' | 'zone' | 'zoneOf' | 'clock' | 'freshness'>;
  /** Calendars of which nothing goes, by a person or because they are off. */
  resting(): { readonly stopped: readonly AddressId[]; readonly off: readonly AddressId[] };
  progress(): PublishingCounts;
  /** Minutes until so many dates will have left, behind those that wait already. */
  reckon(dates: number): number;
  /**
   * Reads a calendar's dates so that visits and free times are of one moment, ahead of all other reading: a person waits. Of one that is not in
   * the catalogue nothing is read.
   */
  readOneMoment(addressId: AddressId): Promise<Result<OneMoment, RemoteError>>;
  /** Asks for what plans and exceptions want now. @param held until when nothing of it leaves */
  ask(addressId: AddressId, held: EpochMs): Asked;
  /** What `ask` would come to if these plans were in force (`null`: those that are). Nothing is written. */
  reckonAsking(addressId: AddressId, plans: readonly Plan[] | null): Asked;
  /** Nothing of these calendars leaves before, and what was stopped of them goes on then: `ask` follows for each. */
  hold(addresses: readonly AddressId[], held: EpochMs): void;
  /** What the vendor tells of a calendar's dates stands from now on as if it had been published, where nothing is known of them yet. */
  takeAsPublished(addressId: AddressId): void;
  /** Nothing of a calendar is published any more, and what was is forgotten. */
  forget(addressId: AddressId): void;
  /** What was seen of a date is replaced by what is wanted. @returns false: something else is told by now */
  overwrite(addressId: AddressId, date: LocalDate, seen: string): boolean;
  pause(): void;
  /** Goes on, also with calendars that were stopped. */
  resume(): void;
  /** What has not left does not, until its calendars are published again. @returns them, and how many dates that were */
  stop(): Stopped;
  /** Dates of a calendar stand otherwise since a person has decided something. */
  tell(addressId: AddressId): void;
  nudge(): void;
}

/** What a person has stopped. */
export interface Stopped {
  readonly addresses: readonly AddressId[];
  readonly dates: number;
}

export const createPublishing = (context: PublishingContext, publisher: Publisher): Publishing =>
  new AskedPublishing(context, publisher);

/**
 * Responsibilities: what people do with hours that are in force.
 * Invariants: each method is durable when it comes back, or part of the transaction that it is called in.
 * At the same time: nothing, no method waits for anything.
 */
class AskedPublishing implements Publishing {
  readonly #context: PublishingContext;
  readonly #publisher: Publisher;

  constructor(context: PublishingContext, publisher: Publisher) {
    this.#context = context;
    this.#publisher = publisher;
  }

  get reads(): Publishing['reads'] {
    return this.#context;
  }

  resting(): ReturnType<Publishing['resting']> {
    const { stopped, off } = publishingMemo(this.#context.store.settings).state();
    return { stopped, off: off.map(({ address }) => address) };
  }

  progress(): PublishingCounts {
    return this.#publisher.progress();
  }

  reckon(dates: number): number {
    return this.#publisher.reckon(dates);
  }

  readOneMoment(addressId: AddressId): Promise<Result<OneMoment, RemoteError>> {
    const { reading, store } = this.#context;
    const address = store.catalogue.address(addressId);
    if (address === null) return Promise.resolve(ok({ holds: () => true }));
    return readOneMoment(this.#context, reading, calendarOf(address), datesAhead(this.#context));
  }

  ask(addressId: AddressId, held: EpochMs): Asked {
    const { store, decisions } = this.#context;
    return store.transaction(() => {
      this.hold([addressId], held);
      // What was refused is wanted once more: its item is answered by that.
      for (const intent of store.intents.open([addressId]))
        if (isPublishing(intent) && intent.state === 'refused') decisions.dismiss(intent.id);
      return askFor(this.#context, addressId, true);
    });
  }

  reckonAsking(addressId: AddressId, plans: readonly Plan[] | null): Asked {
    return reckonFor(this.#context, addressId, plans);
  }

  hold(addresses: readonly AddressId[], held: EpochMs): void {
    const { store, clock } = this.#context;
    const these = new Set(addresses);
    const memo = publishingMemo(store.settings);
    const state = memo.state();
    memo.change({
      stopped: withoutAll(state.stopped, addresses),
      held: [
        ...state.held.filter(({ address, until }) => !these.has(address) && until > clock.now()),
        ...addresses.map((address) => ({ address, until: held })),
      ],
    });
  }

  takeAsPublished(addressId: AddressId): void {
    const { store, clock } = this.#context;
    const now = clock.now();
    const { first, last } = datesAhead(this.#context);
    const { published } = store.availability;
    const known = new Set(
      published
        .between(addressId, first, last)
        .items.filter(({ state }) => stageOf[state] === 'standing')
        .map(({ date }) => date),
    );
    const durationOf = toldDurations(store, addressId);
    const seen = datesSeen(this.#context, addressId, { first, last }, now);
    const days = datesIn(first, last)
      .filter((date) => !known.has(date))
      .flatMap((date): Published[] => {
        const { told, busy } = seen(date);
        if (told.length === 0) return [];
        const periods = laidPeriods(told, busy, durationOf);
        return [
          {
            address: addressId,
            date,
            periods,
            digest: digest(periods),
            sentAt: null,
            state: 'stands',
            readBackAt: now,
          },
        ];
      });
    published.put(days);
  }

  forget(addressId: AddressId): void {
    const { store } = this.#context;
    const { published } = store.availability;
    store.transaction(() => {
      takeBackUnsent(this.#context, addressId);
      const { first, last } = datesAhead(this.#context);
      for (const { date, state } of published.between(addressId, first, last).items)
        if (state !== 'sending') published.remove(addressId, date, stageOf[state]);
    });
  }

  overwrite(addressId: AddressId, date: LocalDate, seen: string): boolean {
    const { store, clock } = this.#context;
    const there = toldOn(this.#context, addressId, date, clock.now());
    const told = toldWord(there);
    if (told !== seen) return false;
    const { published } = store.availability;
    const days = published.between(addressId, date, date).items;
    const wanted =
      days.find(({ state }) => stageOf[state] === 'asked') ?? days.find(({ state }) => state === 'differs');
    if (wanted === undefined) return false;
    const replaces = replacedBy(days, wanted.periods, there);
    published.put([{ ...wanted, sentAt: null, state: 'waiting', readBackAt: null, told, replaces }]);
    const memo = publishingMemo(store.settings);
    memo.change({ total: memo.state().total + 1 });
    return true;
  }

  pause(): void {
    this.#change({ paused: true });
  }

  resume(): void {
    const { store } = this.#context;
    const resumed = store.transaction(() => {
      const memo = publishingMemo(store.settings);
      const { stopped } = memo.state();
      memo.change({ paused: false, stopped: [] });
      for (const addressId of stopped) askFor(this.#context, addressId, false);
      return stopped;
    });
    resumed.forEach((address) => this.tell(address));
    this.#publisher.nudge();
  }

  stop(): Stopped {
    const { store } = this.#context;
    const { published } = store.availability;
    const stopped = store.transaction(() => {
      const { first } = datesAhead(this.#context);
      const unsent = published.inStates(['waiting', 'sending'], first);
      const addresses = [...new Set(unsent.map(({ address }) => address))];
      for (const address of addresses) takeBackUnsent(this.#context, address);
      const waiting = published.inStates(['waiting'], first);
      for (const { address, date } of waiting) published.remove(address, date, 'asked');
      const memo = publishingMemo(store.settings);
      memo.change({ stopped: withAll(memo.state().stopped, addresses), paused: false, total: 0 });
      return { addresses, dates: waiting.length };
    });
    stopped.addresses.forEach((address) => this.tell(address));
    this.#publisher.nudge();
    return stopped;
  }

  tell(addressId: AddressId): void {
    this.#context.datesChanged(addressId);
  }

  nudge(): void {
    this.#publisher.nudge();
  }

  #change(change: { readonly paused: boolean }): void {
    const { store } = this.#context;
    store.transaction(() => publishingMemo(store.settings).change(change));
    this.#publisher.nudge();
  }
}

function datesIn(first: LocalDate, last: LocalDate): readonly LocalDate[] {
  const dates: LocalDate[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}
