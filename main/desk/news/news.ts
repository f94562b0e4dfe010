import type { NewBooking, NewsView } from '#shared/contract/news.ts';
import type { Booking } from '#shared/domain/booking.ts';
import { asBookingId, type AddressId } from '#shared/domain/ids.ts';
import { isMoveOf, newsOf, withTold, type NewsMemory } from '#shared/domain/news.ts';
import type { Clock, Log } from '#shared/ports.ts';
import type { Change } from '../../sync/ports.ts';
import { isHidden } from '../calendars/hidden.ts';
import type { News, NewsMemo } from '../seat.ts';
import { type Batch, NewsBatch } from './newsBatch.ts';
import { NewsRecord } from './newsRecord.ts';
import { hourMs } from '#shared/time/durations.ts';
import type { DeskStore } from '../deskStore.ts';

export interface NewsParts {
  readonly store: DeskStore;
  /** The seat's: what somebody has seen here was seen by nobody elsewhere. */
  readonly memo: NewsMemo;
  readonly clock: Clock;
  readonly log: Log;
  readonly doctorOf: (addressId: AddressId) => string;
  /** By which clock a calendar's visits are told, where that has to be said. */
  readonly saidZone?: (addressId: AddressId) => Pick<NewBooking, 'timeZone'>;
  /** The vendor's clock less ours. Milliseconds. */
  readonly skew: () => number;
  readonly changed: (view: NewsView) => void;
  /** To be told now, as one. Never empty. */
  readonly arrived: (bookings: readonly NewBooking[]) => void;
}

/** Having told what it caught up with, it only counts what else turns up late for so long. Milliseconds. */
const toldLateFor = hourMs;
/** Of whoever booked: a move is one of their latest. */
const mostOfPatient = 50;
/** More new bookings than these nobody goes through one by one. */
const mostUnseen = 200;

interface Found {
  readonly booking: Booking;
  readonly kind: 'fresh' | 'late';
}

/**
 * Which bookings of patients are new to this desk, and which of those somebody has seen.
 *
 *   first copy not whole: silent ── begin ──▶ looking ── found ──▶ counted as unseen, gathered ──▶ told once
 *
 * Responsibilities:
 * - looks for news in each changed window, and keeps what it has found in the file;
 * - tells new bookings, as one where they come together;
 * - says which of them nobody has seen.
 *
 * Invariants:
 * - What was told is in the file before it is told: a crash may cost a notice, but nothing is told twice.
 * - Neither this desk's own bookings nor a patient's other time are news.
 *
 * What can run at the same time: one batch is gathered while windows change and somebody sees bookings. All of it is synchronous.
 */
export class BookingNews implements News {
  readonly #parts: NewsParts;
  readonly #record: NewsRecord;
  readonly #batch: NewsBatch;
  #toldLateAt = Number.NEGATIVE_INFINITY;
  #shown = '';
  /** Where the visits are that were told as unseen, and when the first of them is over: before that no other window changes the list. */
  #toldOf = { calendars: new Set<AddressId>(), until: Number.NEGATIVE_INFINITY };

  constructor(parts: NewsParts) {
    this.#parts = parts;
    this.#record = new NewsRecord(parts.memo, parts.log);
    this.#batch = new NewsBatch(parts.clock, (batch) => this.#publish(batch));
  }

  view(): NewsView {
    return { unseen: this.#listed(this.#record.unseen) };
  }

  begin(): void {
    const { clock, skew } = this.#parts;
    if (this.#record.memory === null) this.#record.keep({ since: clock.now() + skew(), told: new Map() }, []);
  }

  forget(): void {
    this.#record.forget();
  }

  /** Of the whole window, not only of what changed in it: what a crash left untold is found with the next change. */
  look({ calendar, window }: Change): void {
    const { memory } = this.#record;
    const now = this.#parts.clock.now();
    if (memory === null || window.to <= now) return;
    const found = this.#newIn({ calendar, window }, memory, now);
    if (found.length > 0) {
      if (!this.#keepFound(found, memory, now)) return;
      this.#gather(found, now);
    }
    if (found.length > 0 || this.#toldOf.calendars.has(calendar.addressId) || now >= this.#toldOf.until)
      this.#announceCount();
  }

  seen(ids: readonly string[]): void {
    const { memory, unseen } = this.#record;
    if (memory === null) return;
    const { bookings } = this.#parts.store;
    const left = unseen.filter((id) => !ids.includes(id) && this.#isOpen(bookings.get(asBookingId(id))));
    if (left.length < unseen.length) this.#record.keep(memory, left);
    this.#announceCount();
  }

  calendarsChanged(): void {
    this.#announceCount();
  }

  close(): void {
    this.#batch.stop();
  }

  #newIn(
    { calendar, window }: Pick<Change, 'calendar' | 'window'>,
    memory: NewsMemory,
    now: number,
  ): readonly Found[] {
    const { store, skew } = this.#parts;
    return store.bookings
      .inWindow([calendar.addressId], { from: Math.max(window.from, now), to: window.to })
      .flatMap((booking): readonly Found[] => {
        const kind = newsOf(booking, memory, now + skew());
        return kind === 'none' ? [] : [{ booking, kind }];
      })
      .filter(
        ({ booking }) =>
          !this.#isKnownHere(booking) && !isHidden(store, booking.addressId) && !this.#isMoved(booking),
      );
  }

  #keepFound(found: readonly Found[], memory: NewsMemory, now: number): boolean {
    const told = found.map(({ booking: { id, bookedAt } }) => ({ id, bookedAt: bookedAt ?? now }));
    const ids = found.map(({ booking }) => booking.id);
    return this.#record.keep(withTold(memory, told), [...this.#record.unseen, ...ids].slice(-mostUnseen));
  }

  #gather(found: readonly Found[], now: number): void {
    const onlyCounted = now - this.#toldLateAt < toldLateFor;
    const spoken = found.filter(({ kind }) => kind === 'fresh' || !onlyCounted);
    const late = spoken.some(({ kind }) => kind === 'late');
    if (spoken.length > 0)
      this.#batch.add(
        spoken.map(({ booking }) => booking.id),
        late,
      );
  }

  #publish({ ids, late }: Batch): void {
    const { store, clock, arrived } = this.#parts;
    if (late) this.#toldLateAt = clock.now();
    const moved = ids.filter((id) => this.#isMoved(store.bookings.get(asBookingId(id))));
    if (moved.length > 0) this.seen(moved);
    const still = this.#listed(ids.filter((id) => !moved.includes(id)));
    if (still.length > 0) arrived(still);
  }

  #announceCount(): void {
    this.#rememberWhere();
    const now = this.view();
    const text = JSON.stringify(now);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#parts.changed(now);
  }

  #rememberWhere(): void {
    const { store, clock } = this.#parts;
    const visits = store.bookings.some(this.#record.unseen.map(asBookingId));
    const ends = visits.map(({ end }) => end).filter((end) => end > clock.now());
    this.#toldOf = {
      calendars: new Set(visits.map(({ addressId }) => addressId)),
      until: ends.reduce((first, end) => Math.min(first, end), Number.POSITIVE_INFINITY),
    };
  }

  #listed(ids: readonly string[]): NewBooking[] {
    const { store, doctorOf, saidZone } = this.#parts;
    if (ids.length === 0) return [];
    return store.bookings
      .some(ids.map(asBookingId))
      .filter((booking) => this.#isOpen(booking))
      .filter(({ addressId }) => !isHidden(store, addressId))
      .map(({ id, start, bookedAt, patient, addressId }) => ({
        id,
        start,
        bookedAt,
        surname: patient?.surname ?? '',
        name: patient?.name ?? '',
        doctorName: doctorOf(addressId),
        ...saidZone?.(addressId),
      }))
      .sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  }

  #isOpen(booking: Booking | null): boolean {
    return booking?.status === 'booked' && booking.end > this.#parts.clock.now();
  }

  /** The patient only took another time: the board shows it, and nobody has to be told. */
  #isMoved(booking: Booking | null): boolean {
    const patient = booking?.patient ?? null;
    if (booking === null || patient === null) return false;
    return this.#parts.store.bookings
      .ofPatient(patient, mostOfPatient)
      .some((older) => isMoveOf(booking, older));
  }

  /** What this desk has worked on is not new to it, whatever the vendor says of who booked it. */
  #isKnownHere({ id }: Booking): boolean {
    return this.#parts.store.audit.ofBooking(id).length > 0;
  }
}

/** The same over all clinics of a desk, by start. */
export function newsOfAll(views: readonly NewsView[]): NewsView {
  const [first] = views;
  if (first !== undefined && views.length === 1) return first;
  return { unseen: views.flatMap(({ unseen }) => unseen).sort((a, b) => a.start - b.start) };
}
