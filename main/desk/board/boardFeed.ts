import type { Push } from '#shared/contract/door.ts';
import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import { decisionKindOf } from '#shared/domain/kinds/decisionKinds.ts';
import type { Clock } from '#shared/ports.ts';
import { dayWindow, type LocalDate, type TimeZone } from '#shared/time/zone.ts';
import type { Change } from '../../sync/ports.ts';
import { columnChange, columnsDiffer } from './dayDiff.ts';
import { columnsOf, dayInSteps, headsOf, type Cancelled } from './dayView.ts';
import { atOnce, calendarsInStep, withBreaths, type Steps } from '../steps.ts';
import type { BoardFeed } from '../seat.ts';
import type { BoardColumn, BoardDay, BoardDelta } from '#shared/contract/board.ts';
import { dayMs } from '#shared/time/durations.ts';
import type { DeskReads } from '../deskReads.ts';

/**
 * A change of a visit goes out at once; those that come within this time after it go out as one delta, and free times and breaks
 * wait so long for visits. Milliseconds.
 */
const gathering = 15;
/** Longer than any visit over midnight. */
const beyondMidnightMs = dayMs;

/** What has to be made anew. */
interface Touched {
  calendars: Set<AddressId>;
  heads: boolean;
}
const nothingTouched = (): Touched => ({ calendars: new Set(), heads: false });

interface FeedParts {
  readonly store: DeskReads;
  readonly clock: Clock;
  readonly push: Push;
  /** What its deltas are called: the board's day and the days of a week are watched side by side. */
  readonly event: 'board.delta' | 'week.delta';
  /** Asked each time: it is a setting. */
  readonly cancelled: () => Cancelled;
}

/** @param event what its deltas are called: the board's day and the days of a week are watched side by side @param cancelled asked each time: it is a setting */
export function createBoardFeed(
  store: DeskReads,
  clock: Clock,
  push: Push,
  event: 'board.delta' | 'week.delta' = 'board.delta',
  cancelled: () => Cancelled = () => 'leftOut',
): BoardFeed {
  return new DayFeed({ store, clock, push, event, cancelled });
}

/**
 * Keeps one day of the window up to date.
 *
 * Responsibilities:
 * - makes the day that is asked for, in one piece or in steps;
 * - makes anew what a change has touched, and pushes only what differs.
 *
 * Invariants:
 * - Revisions follow each other, also over days and where nothing is watched in between: no late delta fits by chance.
 * - A delta holds at most `calendarsInStep` calendars; the others follow, so that nobody waits for all of them.
 * - At most one timer runs, and none while nothing is watched.
 *
 * What can run at the same time: a day that is being made in steps, the deltas of the one that is watched meanwhile, and changes of both.
 * Of several days that are being made, the last that was asked for is watched.
 */
class DayFeed implements BoardFeed {
  readonly #parts: FeedParts;
  #watched: BoardDay | null = null;
  #watchedOnly: AddressId | undefined;
  /** The day that is being made, until it is watched instead. */
  #opening: (Touched & Pick<BoardDay, 'from' | 'to'>) | null = null;
  /** Revisions go on also where nothing is watched in between, so that no late delta fits by chance. */
  #revision = 0;
  #touched = nothingTouched();
  #agesDirty = false;
  #stopTimer: (() => void) | null = null;
  #sentAt = Number.NEGATIVE_INFINITY;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  open(date: LocalDate, timeZone: TimeZone, only?: AddressId): BoardDay {
    return atOnce(this.#openInSteps(date, timeZone, only));
  }

  openSoon(date: LocalDate, timeZone: TimeZone, only?: AddressId): Promise<BoardDay> {
    return withBreaths(this.#openInSteps(date, timeZone, only));
  }

  changed({ kind, calendar, window }: Change): void {
    // What reaches over midnight is on the boards of both days. It is told with the day on which it begins. A vendor that
    // answers all that overlaps a question tells it with the other one, too.
    const beyond = kind === 'slots' ? 0 : beyondMidnightMs;
    const concerns = (day: Pick<BoardDay, 'from' | 'to'> | null): boolean =>
      day !== null && window.from - beyond < day.to && window.to + beyond > day.from;
    if (concerns(this.#opening)) this.#opening?.calendars.add(calendar.addressId);
    if (!concerns(this.#watched)) return;
    this.#touched.calendars.add(calendar.addressId);
    // The free times of a day are often read side by side with its visits: they do not make these wait.
    if (kind === 'bookings') this.#sendNow();
    else this.#sendSoon(gathering);
  }

  intentChanged({ action, calendar }: Intent): void {
    for (const { addressId } of decisionKindOf(action).calendarsOf({ action, calendar }))
      this.#touch(addressId);
    // Before the answer to whoever decided it, so that the card changes with the first frame; and after what decided it, so
    // that nothing that goes wrong here is taken for its failure.
    queueMicrotask(() => this.#sendNow());
  }

  visitTouched(addressId: AddressId): void {
    this.#touch(addressId);
    this.#sendSoon();
  }

  catalogueChanged(): void {
    this.#touchHeads();
    this.#sendSoon();
  }

  askedOtherwise(): void {
    this.#touchHeads();
    this.#sendNow();
  }

  refreshed(): void {
    this.#agesDirty = true;
    this.#sendSoon();
  }

  close(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
    this.#revision = Math.max(this.#revision, this.#watched?.revision ?? 0);
    this.#watched = null;
    this.#opening = null;
  }

  *#openInSteps(date: LocalDate, timeZone: TimeZone, only?: AddressId): Steps<BoardDay> {
    const { store, cancelled } = this.#parts;
    const mine = (this.#opening = { ...nothingTouched(), ...dayWindow(date, timeZone) });
    const made = yield* dayInSteps(store, date, timeZone, only, cancelled());
    this.#revision = Math.max(this.#revision, this.#watched?.revision ?? 0) + 1;
    const day = { ...made, revision: this.#revision };
    // Another day was asked for meanwhile: that one is watched.
    if (this.#opening !== mine) return day;
    this.#opening = null;
    this.#watchedOnly = only;
    this.#watched = day;
    this.#touched = mine;
    if (this.#touched.heads || this.#touched.calendars.size > 0) this.#sendSoon();
    return day;
  }

  #touch(addressId: AddressId): void {
    this.#touched.calendars.add(addressId);
    this.#opening?.calendars.add(addressId);
  }

  #touchHeads(): void {
    this.#touched.heads = true;
    if (this.#opening !== null) this.#opening.heads = true;
  }

  /** Never longer than what is gathered for, also where the machine's clock was set back meanwhile. Milliseconds. */
  #wait(): number {
    return Math.min(gathering, Math.max(0, this.#sentAt + gathering - this.#parts.clock.now()));
  }

  #sendSoon(ms = this.#wait()): void {
    if (this.#watched === null || this.#stopTimer !== null) return;
    this.#stopTimer = this.#parts.clock.after(ms, () => this.#send());
  }

  /** A timer would come after all that is to be read and written meanwhile. */
  #sendNow(): void {
    if (this.#wait() > 0) this.#sendSoon();
    else this.#send();
  }

  #send(): void {
    this.#stopTimer?.();
    this.#stopTimer = null;
    this.#sentAt = this.#parts.clock.now();
    const before = this.#watched;
    if (before === null) return;
    const delta = this.#touched.heads ? this.#headsDelta(before) : this.#partDelta(before);
    if (this.#touched.calendars.size > 0) this.#sendSoon(0);
    if (delta !== null) this.#parts.push(this.#parts.event, delta);
  }

  /** After a change of the catalogue: the renderer asks for the day if its heads are not the same; if they are, all of it may differ. */
  #headsDelta(before: BoardDay): BoardDelta | null {
    this.#touched.heads = false;
    if (!columnsDiffer(before.columns, headsOf(this.#parts.store, this.#watchedOnly))) {
      for (const { addressId } of before.columns) this.#touched.calendars.add(asAddressId(addressId));
      return this.#partDelta(before);
    }
    this.#touched = nothingTouched();
    this.#watched = { ...before, revision: before.revision + 1 };
    return { date: before.date, revision: this.#watched.revision, changes: [], columnsChanged: true };
  }

  /** Some of the calendars that were touched; the others follow, so that nobody waits for all of them. */
  #partDelta(before: BoardDay): BoardDelta | null {
    const { date, timeZone } = before;
    const { store, cancelled } = this.#parts;
    const some = this.#takeTouched(before);
    if (some.length === 0 && !this.#agesDirty) return null;
    const addresses = some.flatMap((id) => store.catalogue.address(id) ?? []);
    const remade = new Map(
      columnsOf(store, addresses, date, dayWindow(date, timeZone), cancelled()).map((column) => [
        column.addressId,
        column,
      ]),
    );
    const ages = this.#agesDirty ? store.freshness.asOf(date) : null;
    this.#agesDirty = false;
    const columns = before.columns.map((column): BoardColumn => {
      const made = remade.get(column.addressId) ?? column;
      const asOf = ages?.get(asAddressId(column.addressId));
      return asOf === undefined || asOf === made.asOf ? made : { ...made, asOf };
    });
    const changes = changesOf(before.columns, columns);
    if (changes.length === 0) return null;
    this.#watched = { ...before, columns, revision: before.revision + 1 };
    return { date, revision: this.#watched.revision, changes, columnsChanged: false };
  }

  /** So many of the touched calendars of this day as one delta holds; those of other days are forgotten. */
  #takeTouched({ columns }: BoardDay): readonly AddressId[] {
    const { calendars } = this.#touched;
    const shown = new Set(columns.map(({ addressId }) => addressId));
    const some = [...calendars].filter((id) => shown.has(id)).slice(0, calendarsInStep);
    this.#touched.calendars = some.length < calendarsInStep ? new Set() : withoutThese(calendars, some);
    return some;
  }
}

const withoutThese = (all: ReadonlySet<AddressId>, some: readonly AddressId[]): Set<AddressId> => {
  const gone = new Set(some);
  return new Set([...all].filter((id) => !gone.has(id)));
};

function changesOf(before: readonly BoardColumn[], after: readonly BoardColumn[]): BoardDelta['changes'] {
  return after.flatMap((column, index) => {
    const old = before[index];
    const change = old === undefined || old === column ? null : columnChange(old, column);
    return change === null ? [] : [change];
  });
}
