import type { Push } from '#shared/contract/door.ts';
import type { BoardColumn, BoardDay, BoardDelta } from '#shared/contract/views.ts';
import { asAddressId, type AddressId } from '#shared/domain/ids.ts';
import type { Intent } from '#shared/domain/intent.ts';
import type { Clock } from '#shared/ports.ts';
import { dayWindow, type LocalDate, type TimeZone } from '#shared/time/zone.ts';
import type { Change } from '../sync/readWindow.ts';
import { columnChange, columnsDiffer } from './dayDiff.ts';
import { columnsOf, dayView, type Cancelled } from './dayView.ts';
import type { DeskStore } from './ports.ts';

/** Keeps a day of the window up to date by deltas; main never sends a day twice unasked. */
export interface BoardFeed {
  /**
   * The whole day; from now on this is the day that is watched.
   * @param only one calendar of it
   */
  open(date: LocalDate, timeZone: TimeZone, only?: AddressId): BoardDay;
  /** Part of the server copy or of the intents changed. */
  changed(change: Change): void;
  intentChanged(intent: Intent): void;
  /** The desk knows something else of a visit's patient. */
  visitTouched(addressId: AddressId): void;
  catalogueChanged(): void;
  /** Other visits of the same days are wanted. */
  askedOtherwise(): void;
  /** A turn went well: tell how fresh the columns are now. */
  refreshed(): void;
  close(): void;
}

/**
 * A change of a visit goes out at once; those that come within this time after it go out as one delta, and free times and breaks
 * wait so long for visits. Milliseconds.
 */
const gathering = 15;
/** Longer than any visit over midnight. */
const dayMs = 86_400_000;

/** @param event what its deltas are called: the board's day and the days of a week are watched side by side @param cancelled asked each time: it is a setting */
export function createBoardFeed(
  store: DeskStore,
  clock: Clock,
  push: Push,
  event: 'board.delta' | 'week.delta' = 'board.delta',
  cancelled: () => Cancelled = () => 'leftOut',
): BoardFeed {
  let watched: BoardDay | null = null;
  let watchedOnly: AddressId | undefined;
  /** Revisions go on also where nothing is watched in between, so that no late delta fits by chance. */
  let revision = 0;
  let dirty = new Set<AddressId>();
  let headsDirty = false;
  let agesDirty = false;
  let stopTimer: (() => void) | null = null;

  let sentAt = Number.NEGATIVE_INFINITY;

  // Never longer than that, also where the machine's clock was set back meanwhile.
  const wait = (): number => Math.min(gathering, Math.max(0, sentAt + gathering - clock.now()));

  const soon = (ms = wait()): void => {
    if (watched === null || stopTimer !== null) return;
    stopTimer = clock.after(ms, send);
  };

  /** A timer would come after all that is to be read and written meanwhile. */
  const now = (): void => {
    if (wait() > 0) soon();
    else send();
  };

  function send(): void {
    stopTimer?.();
    stopTimer = null;
    sentAt = clock.now();
    flush();
  }

  function flush(): void {
    const before = watched;
    if (before === null) return;
    const delta = headsDirty ? wholeDelta(before) : partDelta(before);
    dirty = new Set();
    headsDirty = false;
    agesDirty = false;
    if (delta === null) return;
    push(event, delta);
  }

  /** After a change of the catalogue: the day anew, and the renderer asks for it if its heads are not the same. */
  function wholeDelta(before: BoardDay): BoardDelta | null {
    const after = {
      ...dayView(store, before.date, before.timeZone, watchedOnly, cancelled()),
      revision: before.revision + 1,
    };
    const columnsChanged = columnsDiffer(before.columns, after.columns);
    const changes = columnsChanged ? [] : changesOf(before.columns, after.columns);
    if (!columnsChanged && changes.length === 0) return null;
    watched = after;
    return { date: after.date, revision: after.revision, changes, columnsChanged };
  }

  function partDelta(before: BoardDay): BoardDelta | null {
    const { date, timeZone } = before;
    const shown = new Set(before.columns.map(({ addressId }) => addressId));
    const touched = store.catalogue.addresses().filter(({ id }) => dirty.has(id) && shown.has(id));
    if (touched.length === 0 && !agesDirty) return null;
    const remade = new Map(
      columnsOf(store, touched, date, dayWindow(date, timeZone), cancelled()).map((column) => [
        column.addressId,
        column,
      ]),
    );
    const ages = agesDirty ? store.freshness.asOf(date) : null;
    const columns = before.columns.map((column): BoardColumn => {
      const made = remade.get(column.addressId) ?? column;
      const asOf = ages?.get(asAddressId(column.addressId));
      return asOf === undefined || asOf === made.asOf ? made : { ...made, asOf };
    });
    const changes = changesOf(before.columns, columns);
    if (changes.length === 0) return null;
    watched = { ...before, columns, revision: before.revision + 1 };
    return { date, revision: watched.revision, changes, columnsChanged: false };
  }

  return {
    open(date, timeZone, only) {
      revision = Math.max(revision, watched?.revision ?? 0) + 1;
      watchedOnly = only;
      watched = { ...dayView(store, date, timeZone, only, cancelled()), revision };
      dirty = new Set();
      headsDirty = false;
      return watched;
    },
    changed({ kind, calendar, window }) {
      if (watched === null) return;
      // What reaches over midnight is on the boards of both days. It is told with the day on which it begins, and, by a vendor that
      // answers all that overlaps what was asked for, with the other one.
      const beyond = kind === 'slots' ? 0 : dayMs;
      if (window.from - beyond >= watched.to || window.to + beyond <= watched.from) return;
      dirty.add(calendar.addressId);
      // The free times of a day are often read side by side with its visits: they do not make these wait.
      if (kind === 'bookings') now();
      else soon(gathering);
    },
    intentChanged({ action, calendar }) {
      dirty.add(calendar.addressId);
      if (action.kind === 'move') dirty.add(action.to.calendar.addressId);
      // Before the answer to whoever decided it, so that the card changes with the first frame; and after what decided it, so
      // that nothing that goes wrong here is taken for its failure.
      queueMicrotask(now);
    },
    visitTouched(addressId) {
      dirty.add(addressId);
      soon();
    },
    catalogueChanged() {
      headsDirty = true;
      soon();
    },
    askedOtherwise() {
      headsDirty = true;
      now();
    },
    refreshed() {
      agesDirty = true;
      soon();
    },
    close() {
      stopTimer?.();
      stopTimer = null;
      revision = Math.max(revision, watched?.revision ?? 0);
      watched = null;
    },
  };
}

function changesOf(before: readonly BoardColumn[], after: readonly BoardColumn[]): BoardDelta['changes'] {
  return after.flatMap((column, index) => {
    const old = before[index];
    const change = old === undefined || old === column ? null : columnChange(old, column);
    return change === null ? [] : [change];
  });
}
