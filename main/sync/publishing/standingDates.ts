import type { AddressId } from '#shared/domain/ids.ts';
import { concernsAll, type RemoteError } from '#shared/domain/remoteError.ts';
import { ok, type Result } from '#shared/result.ts';
import { minuteMs, secondMs } from '#shared/time/durations.ts';
import { addDays, localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import type { PublishedKey } from '../availabilityStore.ts';
import { readAtOf, toldOn } from '../hours/dateSeen.ts';
import { calendarOf, type DateRange } from '../hours/keptHours.ts';
import { noteSwitched, offSince, publishingMemo, type PublishingMemo } from '../hours/memo.ts';
import type { Backoff } from '../line/backoff.ts';
import { datesAhead } from './ask.ts';
import { compare, thoroughly } from './compare.ts';
import type { PublishingContext } from './context.ts';
import { look } from './lookAtCalendar.ts';
import { nearDays } from './release.ts';
import { createSuspicions, type Suspicions } from './suspicions.ts';

/** While dates of a calendar go on leaving, those that were taken are read with the next look. */
const readBackTogetherMs = minuteMs;
/** A second look that could not be taken is tried again after so long. */
const secondLookAgainMs = 15 * secondMs;

/** What came of a look. */
export type Looked =
  | { readonly kind: 'nothing' }
  /** There may be more to do. */
  | { readonly kind: 'looked' }
  | { readonly kind: 'failed'; readonly address: AddressId; readonly error: RemoteError };

const nothing: Looked = { kind: 'nothing' };
const looked: Looked = { kind: 'looked' };

/**
 * Responsibilities:
 * - compares dates with what was published, whenever the copy of them changed;
 * - reads back what was taken, and looks a second time at what differs;
 * - finds out that a calendar was switched off, of which nothing is compared.
 *
 * Invariants:
 * - a date that stood differs only after two reads a minute apart, the second with its visits and breaks;
 * - one call reads all dates of a calendar that are to be read.
 *
 * What can run at the same time: nothing of it, the publisher calls one method after the other.
 */
export class StandingDates {
  readonly #context: PublishingContext;
  readonly #memo: PublishingMemo;
  readonly #suspicions: Suspicions;
  readonly #unread: Backoff<AddressId>;
  readonly #unwritten: Backoff<AddressId>;
  /** Dates to be compared, by calendar. */
  readonly #dirty = new Map<AddressId, DateRange>();
  #wasOff: readonly AddressId[] = [];
  #readBackAt = Infinity;

  /**
   * @param unread calendars that cannot be read rest for a while
   * @param unwritten so do those of which nothing can be written down
   */
  constructor(context: PublishingContext, unread: Backoff<AddressId>, unwritten: Backoff<AddressId>) {
    this.#context = context;
    this.#memo = publishingMemo(context.store.settings);
    this.#suspicions = createSuspicions(context.clock);
    this.#unread = unread;
    this.#unwritten = unwritten;
  }

  /** When something is to be read; `Infinity`: nothing waits for that. */
  nextAt(): EpochMs {
    return Math.min(this.#readBackAt, this.#suspicions.nextAt());
  }

  /** These dates are to be compared. */
  mark(address: AddressId, range: DateRange): void {
    const known = this.#dirty.get(address);
    this.#dirty.set(address, {
      first: known !== undefined && known.first < range.first ? known.first : range.first,
      last: known !== undefined && known.last > range.last ? known.last : range.last,
    });
  }

  /** Compares one calendar, so that others come to their turn. @returns whether others are to be compared */
  compareOne(): boolean {
    this.#seeSwitches();
    const mayBeCompared = [...this.#dirty].filter(([address]) => !this.#unwritten.isResting(address));
    const [next] = mayBeCompared;
    if (next === undefined) return false;
    const [address, range] = next;
    // What cannot be written down, on a full disk for one, is compared once more.
    this.#unwritten.failed(address);
    this.#compareDirty(address, range);
    this.#unwritten.succeeded(address);
    if (this.#dirty.get(address) === range) this.#dirty.delete(address);
    return mayBeCompared.length > 1;
  }

  #compareDirty(address: AddressId, range: DateRange): void {
    if (this.#context.store.availability.timetables.get(address).inForce === null) return;
    const { first, last } = datesAhead(this.#context);
    const dates = {
      first: range.first > first ? range.first : first,
      last: range.last < last ? range.last : last,
    };
    if (!this.#isOff(address, dates)) compare(this.#context, this.#suspicions, address, dates, 'first');
  }

  /**
   * Reads back what was taken, one calendar at a time.
   * @param current the calendar of which dates go on leaving: those of it that were taken are read with the next look
   */
  async readBack(keys: readonly PublishedKey[], current: AddressId | null): Promise<Looked> {
    const { clock, readingFor } = this.#context;
    this.#readBackAt = Infinity;
    const taken = new Map<AddressId, DateRange>();
    for (const { address, date, state } of keys)
      if (state === 'accepted') taken.set(address, { first: taken.get(address)?.first ?? date, last: date });
    const leaving = this.#leaving(keys);
    const off = this.#memo.state().off.map(({ address }) => address);
    for (const [address, range] of taken) {
      // A calendar that is off tells nothing: what was taken of it is read back once it is on again.
      if (off.includes(address) || this.#unread.isResting(address)) continue;
      const { readBackAt, toRead, kinds } = compare(this.#context, this.#suspicions, address, range, 'first');
      const together = address === current && leaving(address, range.first) ? readBackTogetherMs : 0;
      const at = readBackAt + together;
      if (toRead === null) continue;
      if (at > clock.now()) {
        this.#readBackAt = Math.min(this.#readBackAt, at);
        continue;
      }
      const read = await look(this.#context, address, kinds, toRead, readingFor.today);
      if (!read.ok) return { kind: 'failed', address, error: read.error };
      this.#unread.succeeded(address);
      const isOff = await this.isSwitchedOff(address, toRead);
      if (!isOff.ok) return { kind: 'failed', address, error: isOff.error };
      if (!isOff.value) compare(this.#context, this.#suspicions, address, range, 'readBack');
      return looked;
    }
    return nothing;
  }

  /** Whether dates of a calendar go on leaving: of the first days, which make a clinic live, nothing waits for those behind them. */
  #leaving(keys: readonly PublishedKey[]): (address: AddressId, date: LocalDate) => boolean {
    const near = addDays(localDateOf(this.#context.clock.now(), this.#context.zone), nearDays);
    const waiting = keys.filter(({ state }) => state === 'waiting');
    const all = new Set(waiting.map(({ address }) => address));
    const ofNear = new Set(waiting.filter(({ date }) => date < near).map(({ address }) => address));
    return (address, date) => (date < near ? ofNear : all).has(address);
  }

  /** What differed once is looked at again, with the visits and breaks that may have taken its starts. */
  async lookAgain(): Promise<Looked> {
    const { readingFor, store } = this.#context;
    const due = this.#suspicions.due();
    if (due === null) return nothing;
    const { address, dates } = due;
    const isKept = store.availability.timetables.get(address).inForce !== null;
    if (!isKept || store.catalogue.address(address) === null) {
      this.#suspicions.clearAll(address);
      return looked;
    }
    // Whatever keeps it from being looked at.
    this.#suspicions.putOff(address, secondLookAgainMs);
    const read = await look(this.#context, address, thoroughly, dates, readingFor.longWork);
    if (!read.ok) return { kind: 'failed', address, error: read.error };
    const isOff = await this.isSwitchedOff(address, dates);
    if (!isOff.ok) return { kind: 'failed', address, error: isOff.error };
    if (isOff.value) return looked;
    compare(this.#context, this.#suspicions, address, dates, 'second');
    this.#suspicions.putOff(address, minuteMs);
    return looked;
  }

  /**
   * Whether a calendar is off, by whomever: one that tells nothing of dates that were just read may be, and is asked. Then nothing of it is
   * compared, and no date of it differs.
   */
  async isSwitchedOff(address: AddressId, dates: DateRange): Promise<Result<boolean, RemoteError>> {
    const { clock, remote, store, datesChanged } = this.#context;
    const found = store.catalogue.address(address);
    if (found === null || this.#tells(address, dates, 0)) return ok(false);
    if (this.#memo.state().off.some((entry) => entry.address === address)) {
      this.#suspicions.clearAll(address);
      return ok(true);
    }
    const status = await remote.getCalendar(calendarOf(found));
    // Where the vendor does not tell of this calendar, nobody can find out: what is seen counts.
    if (!status.ok) return concernsAll(status.error) || status.error.kind === 'server' ? status : ok(false);
    if (status.value !== 'disabled') return ok(false);
    store.transaction(() => noteSwitched(this.#memo, address, 'off', clock.now()));
    this.#suspicions.clearAll(address);
    datesChanged(address);
    return ok(true);
  }

  /** A calendar that was switched on again is compared as a whole. */
  #seeSwitches(): void {
    const off = this.#memo.state().off.map(({ address }) => address);
    for (const address of this.#wasOff)
      if (!off.includes(address)) this.mark(address, datesAhead(this.#context));
    this.#wasOff = off;
  }

  /** While a calendar is off it tells nothing: what it tells shows that it is on again. @returns whether it is off */
  #isOff(address: AddressId, dates: DateRange): boolean {
    const { store, clock, datesChanged } = this.#context;
    const since = offSince(this.#memo.state(), address, clock.now());
    if (since === null) return false;
    if (!this.#tells(address, dates, since)) return true;
    store.transaction(() => noteSwitched(this.#memo, address, 'on', clock.now()));
    datesChanged(address);
    return false;
  }

  /** Whether any slot of these dates was told by a read since a moment. */
  #tells(address: AddressId, { first, last }: DateRange, since: EpochMs): boolean {
    const { store, clock } = this.#context;
    const found = store.catalogue.address(address);
    if (found === null) return false;
    for (let date = first; date <= last; date = addDays(date, 1)) {
      const readAt = readAtOf(this.#context, calendarOf(found), 'slots', date, clock.now());
      if (readAt === null || readAt < since) continue;
      if (toldOn(this.#context, address, date, clock.now()).length > 0) return true;
    }
    return false;
  }
}
