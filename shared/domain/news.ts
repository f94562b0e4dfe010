import type { EpochMs } from '../time/zone.ts';
import type { Booking } from './booking.ts';
import { canBeOne } from './patients.ts';
import { minuteMs } from '../time/durations.ts';

/** What the desk remembers of the bookings that patients made online. */
export interface NewsMemory {
  /** What was booked up to here came with the first copy, or is long past: no news. */
  readonly since: EpochMs;
  /** Those that were told since, with when they were booked. */
  readonly told: ReadonlyMap<string, EpochMs>;
}

/**
 * `fresh`: just booked, so it is told by itself · `late`: booked while nobody could look, so it is told in one word with the
 * others like it · `none`: not news.
 */
export type News = 'fresh' | 'late' | 'none';

/** A desk in step learns of a booking within seconds, and by a sweep within minutes. Milliseconds. */
const freshFor = 15 * minuteMs;
/** More are not remembered one by one: the mark moves up over the oldest. */
const most = 400;

type Told = Pick<Booking, 'id' | 'status' | 'bookedBy' | 'bookedAt' | 'end' | 'moving'>;

/**
 * Is this news? Only a visit to come that a patient booked. It did not come with the first copy, was not told before, and
 * is no older one under a new number.
 * @param now by the vendor's clock, which also says when a visit was booked
 */
export function newsOf(booking: Told, memory: NewsMemory, now: EpochMs): News {
  const { id, status, bookedBy, bookedAt, end, moving } = booking;
  if (status !== 'booked' || bookedBy !== 'patient' || bookedAt === null || end <= now) return 'none';
  if (bookedAt <= memory.since || memory.told.has(id)) return 'none';
  // Vendors have been seen to give the two ids the other way round: either of another visit says that this one was moved.
  const others = [moving?.originId ?? null, moving?.newestId ?? null];
  if (others.some((other) => other !== null && other !== id)) return 'none';
  return now - bookedAt <= freshFor ? 'fresh' : 'late';
}

/** The two halves of a move are written down in one breath, on clocks that tell seconds. Milliseconds. */
const breath = 5_000;

/**
 * Whether a booking is an older one of the same patient at another time: lists do not say so, but the older one was cancelled in
 * the very moment in which this was booked.
 */
export function isMoveOf(
  booking: Pick<Booking, 'id' | 'bookedAt' | 'patient'>,
  older: Pick<Booking, 'id' | 'canceledAt' | 'patient'>,
): boolean {
  const [a, b] = [booking.patient, older.patient];
  if (older.id === booking.id || older.canceledAt === null || booking.bookedAt === null) return false;
  if (a === null || b === null || a.phone !== b.phone) return false;
  if (a.surname !== b.surname || a.name !== b.name || !canBeOne(a, b)) return false;
  return Math.abs(older.canceledAt - booking.bookedAt) <= breath;
}

/** The memory after some were told. What it forgets lies before its mark from then on, and so stays told. */
export function withTold(
  { since, told }: NewsMemory,
  more: readonly { readonly id: string; readonly bookedAt: EpochMs }[],
): NewsMemory {
  const all = [...told, ...more.map(({ id, bookedAt }) => [id, bookedAt] as const)].sort(
    ([, one], [, other]) => one - other,
  );
  const forgotten = all.slice(0, Math.max(0, all.length - most));
  return {
    since: Math.max(since, ...forgotten.map(([, bookedAt]) => bookedAt)),
    told: new Map(all.slice(forgotten.length)),
  };
}

/**
 * Whether a wall-clock time lies in the quiet hours; they may go over midnight, and equal ends mean that there are none.
 * @param time `HH:MM`, as the other two
 */
export function isQuiet(time: string, from: string, till: string): boolean {
  if (from === till) return false;
  return from < till ? from <= time && time < till : time >= from || time < till;
}
