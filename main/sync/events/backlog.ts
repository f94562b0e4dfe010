import type { CalendarRef } from '#shared/domain/ids.ts';
import type { Notification } from '#shared/domain/notification.ts';
import type { Clock, Log } from '#shared/ports.ts';
import { hintsOf, keyOfHint, type Hint } from './hints.ts';
import type { InboxItem, RemoteClinic, Store, ZoneOf } from '../ports.ts';
import { sleep } from '../sleep.ts';
import type { VisitMoved } from '../visitMoved.ts';

/** Events that point at the same reads of one calendar: they wait together, and are done with together. */
export interface EventGroup {
  readonly calendar: CalendarRef;
  readonly hints: readonly Hint[];
}

/**
 * The stored events that are not settled yet, read once and kept by what they point at: a look at those that wait costs as much as
 * there are different reads, however many events there are.
 */
export interface Backlog {
  /** Reads what was stored since the last time. One that cannot be read is kept raw and blocks no other. */
  takeIn(): Promise<void>;
  groups(): readonly EventGroup[];
  /** Their reads are done. */
  settle(done: ReadonlySet<EventGroup>): Promise<void>;
}

interface WaitingEvent {
  readonly id: number;
  readonly unknown: boolean;
  /** What it tells of a move: the re-read does not say what the visit was before. */
  readonly moved: VisitMoved | null;
}
interface Group extends EventGroup {
  readonly key: string;
  readonly events: Map<WaitingEvent['id'], WaitingEvent>;
}

/** What it needs of the parts of sync. */
interface BacklogParts {
  readonly remote: Pick<RemoteClinic, 'readNotification'>;
  readonly store: Pick<Store, 'inbox' | 'transaction'>;
  readonly clock: Clock;
  readonly zoneOf: ZoneOf;
  readonly log: Log;
  readonly on: { visitMoved?(move: VisitMoved): void };
}

/** So many events are read, or settled, before others come to their turn. */
const piece = 100;

/** @param ending ends breaths when the desk stops */
export function createBacklog(parts: BacklogParts, ending: AbortSignal): Backlog {
  return new GroupedEvents(parts, ending);
}

/**
 * Responsibilities:
 * - reads the stored events once, and keeps those that wait by what they point at;
 * - settles them when their reads are done.
 *
 * Invariants:
 * - an event leaves the memory only when the store has settled it;
 * - one that cannot be read is settled as such, and blocks no other.
 *
 * What can run at the same time: between the pieces of a long intake or settlement anything else of the desk. The turns of sync call
 * one method after the other.
 */
class GroupedEvents implements Backlog {
  readonly #parts: BacklogParts;
  readonly #ending: AbortSignal;
  readonly #groups = new Map<string, Group>();
  /** The newest event that was read. */
  #newest = 0;

  constructor(parts: BacklogParts, ending: AbortSignal) {
    this.#parts = parts;
    this.#ending = ending;
  }

  async takeIn(): Promise<void> {
    for (let first = true; ; first = false) {
      if (!first) await this.#breath();
      const items = this.#parts.store.inbox.pending(piece, this.#newest);
      this.#read(items);
      if (items.length < piece || this.#ending.aborted) return;
    }
  }

  groups(): readonly EventGroup[] {
    return [...this.#groups.values()];
  }

  async settle(done: ReadonlySet<EventGroup>): Promise<void> {
    const finished = [...this.#groups.values()].filter((group) => done.has(group));
    const events = finished.flatMap((group) => [...group.events.values()].map((event) => ({ group, event })));
    for (let from = 0; from < events.length && !this.#ending.aborted; from += piece) {
      if (from > 0) await this.#breath();
      const some = events.slice(from, from + piece);
      this.#settlePiece(some.map(({ event }) => event));
      for (const { group, event } of some) {
        group.events.delete(event.id);
        if (group.events.size === 0) this.#groups.delete(group.key);
      }
    }
  }

  #breath(): Promise<void> {
    return sleep(this.#parts.clock, 0, this.#ending);
  }

  #read(items: readonly InboxItem[]): void {
    const { remote, store, clock, log } = this.#parts;
    const unreadable: { readonly id: number; readonly reason: string }[] = [];
    const told: { readonly id: number; readonly notification: Notification }[] = [];
    for (const { id, raw } of items) {
      const notification = remote.readNotification(raw);
      if (notification.ok) told.push({ id, notification: notification.value });
      else unreadable.push({ id, reason: notification.error.reason });
    }
    if (unreadable.length > 0)
      store.transaction(() => {
        for (const { id, reason } of unreadable) store.inbox.settle(id, 'unreadable', reason, clock.now());
      });
    for (const { reason } of unreadable) log.warn('inbox.unreadable', { reason });
    for (const { id, notification } of told) this.#add(id, notification);
    this.#newest = items.at(-1)?.id ?? this.#newest;
  }

  #add(id: number, notification: Notification): void {
    const { zoneOf, clock } = this.#parts;
    const { calendar, name } = notification;
    const hints = hintsOf(notification, zoneOf(calendar.facilityId), clock.now());
    const key = [
      calendar.facilityId,
      calendar.doctorId,
      calendar.addressId,
      ...new Set(hints.map(keyOfHint)),
    ].join('\n');
    const group = this.#groups.get(key) ?? { key, calendar, hints, events: new Map() };
    this.#groups.set(key, group);
    group.events.set(id, { id, unknown: name === 'unknown', moved: movedBy(notification) });
  }

  #settlePiece(some: readonly WaitingEvent[]): void {
    const { store, clock, on } = this.#parts;
    store.transaction(() => {
      for (const { id, unknown, moved } of some) {
        if (moved !== null) on.visitMoved?.(moved);
        store.inbox.settle(id, unknown ? 'unknown' : 'applied', null, clock.now());
      }
    });
  }
}

function movedBy(told: Notification): VisitMoved | null {
  if (told.name !== 'booking-moved') return null;
  const { oldId, oldStart, newId, newStart, createdAt } = told;
  return { from: { id: oldId, start: oldStart }, to: { id: newId, start: newStart }, at: createdAt };
}
