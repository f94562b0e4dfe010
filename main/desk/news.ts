import { z } from 'zod';
import type { NewBooking, NewsView } from '#shared/contract/news.ts';
import type { Booking } from '#shared/domain/booking.ts';
import { asBookingId, type AddressId } from '#shared/domain/ids.ts';
import { isMoveOf, newsOf, withTold, type NewsMemory } from '#shared/domain/news.ts';
import { patientQuery } from '#shared/domain/searchText.ts';
import type { Clock, Log } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Change } from '../sync/readWindow.ts';
import { isHidden } from './hidden.ts';
import type { DeskStore } from './ports.ts';

/** Which bookings of patients are new to this desk, and which of those somebody has seen. */
export interface News {
  view(): NewsView;
  /** The first copy is whole: what is booked from now on is news. */
  begin(): void;
  /** Part of the server copy changed: is there news in it? */
  look(change: Change): void;
  seen(ids: readonly string[]): void;
  /** Calendars were hidden or shown again, or have other names. */
  calendarsChanged(): void;
  close(): void;
}

export interface NewsParts {
  readonly store: DeskStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly doctorOf: (addressId: AddressId) => string;
  /** The vendor's clock less ours. Milliseconds. */
  readonly skew: () => number;
  readonly changed: (view: NewsView) => void;
  /** To be told now, as one. Never empty. */
  readonly arrived: (bookings: readonly NewBooking[]) => void;
}

/** Those that come within this time are told as one; by then also the other half of a move has been read. Milliseconds. */
const gathering = 2_500;
/** A desk that catches up waits until nothing has turned up for so long, but not for ever. Milliseconds. */
const catchingUp = { quiet: 20_000, atMost: 180_000 } as const;
/** Having told what it caught up with, it only counts what else turns up late for so long. Milliseconds. */
const toldLateFor = 3_600_000;
/** More new bookings than these nobody goes through one by one. */
const mostUnseen = 200;

const name = 'news.memory';
const kept = z.object({
  since: z.number(),
  told: z.array(z.tuple([z.string(), z.number()])),
  unseen: z.array(z.string()),
});

interface Batch {
  readonly ids: readonly string[];
  readonly late: boolean;
  readonly began: EpochMs;
}

/**
 * What was told is in the file before it is told: a crash may cost a notice, but nothing is told twice.
 *
 *   first copy not whole: silent ── begin ──▶ looking ── found ──▶ counted as unseen, gathered ──▶ told once
 */
export function createNews({ store, clock, log, doctorOf, skew, changed, arrived }: NewsParts): News {
  let { memory, unseen } = read(store.settings.get(name));
  let batch: Batch | null = null;
  let stopTimer: (() => void) | null = null;
  let toldLateAt = Number.NEGATIVE_INFINITY;
  let shown = '';

  /** @returns false: it could not be written, and so must not be told */
  function keep(nextMemory: NewsMemory, nextUnseen: readonly string[]): boolean {
    try {
      const text = JSON.stringify({
        since: nextMemory.since,
        told: [...nextMemory.told],
        unseen: nextUnseen,
      });
      store.transaction(() => store.settings.set(name, text));
    } catch {
      log.warn('news.notKept');
      return false;
    }
    memory = nextMemory;
    unseen = nextUnseen;
    return true;
  }

  const isOpen = (booking: Booking | null): booking is Booking =>
    booking?.status === 'booked' && booking.end > clock.now();

  function listed(ids: readonly string[]): NewBooking[] {
    if (ids.length === 0) return [];
    return ids
      .map((id) => store.bookings.get(asBookingId(id)))
      .filter(isOpen)
      .filter(({ addressId }) => !isHidden(store, addressId))
      .map(({ id, start, bookedAt, patient, addressId }) => ({
        id,
        start,
        bookedAt,
        surname: patient?.surname ?? '',
        name: patient?.name ?? '',
        doctorName: doctorOf(addressId),
      }))
      .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  }

  const view = (): NewsView => ({ unseen: listed(unseen) });

  function tellCount(): void {
    const now = view();
    const text = JSON.stringify(now);
    if (text === shown) return;
    shown = text;
    changed(now);
  }

  function gather(ids: readonly string[], late: boolean): void {
    const now = clock.now();
    batch = {
      ids: [...(batch?.ids ?? []), ...ids],
      late: late || batch?.late === true,
      began: batch?.began ?? now,
    };
    const wait = batch.late
      ? Math.max(0, Math.min(catchingUp.quiet, batch.began + catchingUp.atMost - now))
      : Math.max(0, batch.began + gathering - now);
    stopTimer?.();
    stopTimer = clock.after(wait, tell);
  }

  function tell(): void {
    stopTimer = null;
    const told = batch;
    batch = null;
    if (told === null) return;
    if (told.late) toldLateAt = clock.now();
    const moved = told.ids.filter((id) => isMoved(store.bookings.get(asBookingId(id))));
    if (moved.length > 0) seen(moved);
    const still = listed(told.ids.filter((id) => !moved.includes(id)));
    if (still.length > 0) arrived(still);
  }

  /** The patient only took another time: the board shows it, and nobody has to be told. */
  function isMoved(booking: Booking | null): boolean {
    const patient = booking?.patient ?? null;
    if (booking === null || patient === null) return false;
    const query = patientQuery(`${patient.surname} ${patient.name}`);
    if (query === null) return false;
    return store.bookings.search(query, clock.now(), 20).some((older) => isMoveOf(booking, older));
  }

  function seen(ids: readonly string[]): void {
    if (memory === null) return;
    const left = unseen.filter((id) => !ids.includes(id) && isOpen(store.bookings.get(asBookingId(id))));
    if (left.length < unseen.length) keep(memory, left);
    tellCount();
  }

  /** What this desk has worked on is not new to it, whatever the vendor says of who booked it. */
  const isKnownHere = ({ id }: Booking): boolean => store.audit.ofBooking(id).length > 0;

  return {
    view,
    begin() {
      if (memory === null) keep({ since: clock.now() + skew(), told: new Map() }, []);
    },
    look({ calendar, window }) {
      const before = memory;
      const now = clock.now();
      if (before === null || window.to <= now) return;
      const found = store.bookings
        .inWindow([calendar.addressId], { from: Math.max(window.from, now), to: window.to })
        .map((booking) => ({ booking, kind: newsOf(booking, before, now + skew()) }))
        .filter(
          ({ booking, kind }) =>
            kind !== 'none' &&
            !isKnownHere(booking) &&
            !isHidden(store, booking.addressId) &&
            !isMoved(booking),
        );
      if (found.length > 0) {
        const told = found.map(({ booking: { id, bookedAt } }) => ({ id, bookedAt: bookedAt ?? now }));
        const ids = found.map(({ booking }) => booking.id);
        if (!keep(withTold(before, told), [...unseen, ...ids].slice(-mostUnseen))) return;
        const onlyCounted = now - toldLateAt < toldLateFor;
        const spoken = found.filter(({ kind }) => kind === 'fresh' || !onlyCounted);
        const late = spoken.some(({ kind }) => kind === 'late');
        if (spoken.length > 0)
          gather(
            spoken.map(({ booking }) => booking.id),
            late,
          );
      }
      if (unseen.length > 0) tellCount();
    },
    seen,
    calendarsChanged: tellCount,
    close() {
      stopTimer?.();
      stopTimer = null;
    },
  };
}

/** Nothing is remembered before the first copy is whole. */
function read(text: string | null): { memory: NewsMemory | null; unseen: readonly string[] } {
  if (text === null) return { memory: null, unseen: [] };
  try {
    const { since, told, unseen } = kept.parse(JSON.parse(text));
    return { memory: { since, told: new Map(told) }, unseen };
  } catch {
    return { memory: null, unseen: [] };
  }
}

/** Of a desk without a clinic. */
export const noNews: NewsView = { unseen: [] };
