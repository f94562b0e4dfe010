import type { AddressId } from '#shared/domain/ids.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { longAgo, type Freshness } from './freshness.ts';
import type { ReadKind, ReadWindow } from './ports.ts';
import type { SyncSettings } from './settings.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A run of days, how urgent it is (lower first) and how old its copy may become. */
interface Tile {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly urgency: number;
  readonly maxAge: Readonly<Record<ReadKind, number>>;
}

/** A window that is planned, with how old it may become before it is due. */
export interface PlannedRead {
  readonly read: ReadWindow;
  readonly urgency: number;
  /** Milliseconds. */
  readonly maxAge: number;
}

export const readKinds: readonly ReadKind[] = ['bookings', 'slots', 'breaks'];

/** Today often, the next days less, the far end of the weeks seldom (design: how the desk learns). */
function tiles(today: LocalDate, { daysBehind, weeksAhead }: SyncSettings): Tile[] {
  const near: Tile[] = [
    {
      first: today,
      last: today,
      urgency: 0,
      maxAge: { bookings: minute, slots: 4 * minute, breaks: 10 * minute },
    },
    {
      first: addDays(today, 1),
      last: addDays(today, 1),
      urgency: 1,
      maxAge: { bookings: 6 * minute, slots: 15 * minute, breaks: 30 * minute },
    },
    {
      first: addDays(today, 2),
      last: addDays(today, 7),
      urgency: 2,
      maxAge: { bookings: 20 * minute, slots: hour, breaks: 2 * hour },
    },
    {
      first: addDays(today, -daysBehind),
      last: addDays(today, -1),
      urgency: 3,
      maxAge: { bookings: hour, slots: 48 * hour, breaks: 48 * hour },
    },
  ];
  const far = Array.from({ length: weeksAhead - 1 }, (_, week): Tile => {
    const first = addDays(today, 8 + week * 7);
    const age = (3 + week) * hour;
    return {
      first,
      last: addDays(first, 6),
      urgency: 4 + week,
      maxAge: { bookings: age, slots: 2 * age, breaks: 2 * age },
    };
  });
  return [...near, ...far];
}

/**
 * Everything that is kept in step for these calendars, most urgent first. Where a clinic is so large that this would go
 * over the sweeping share of the budget, all ages stretch by the same factor.
 */
export function plan(
  addresses: readonly AddressId[],
  today: LocalDate,
  settings: SyncSettings,
): PlannedRead[] {
  const all = tiles(today, settings);
  const perCalendar = all.flatMap((tile) => readKinds.map((kind) => ({ tile, kind })));
  const callsPerHour =
    addresses.length * perCalendar.reduce((sum, { tile, kind }) => sum + hour / tile.maxAge[kind], 0);
  const forSweeping = (settings.callsPerHour - hour / settings.pollMs) * settings.sweepShare;
  const stretch = Math.max(1, callsPerHour / forSweeping);
  return perCalendar.flatMap(({ tile, kind }) =>
    addresses.map((addressId) => ({
      read: { addressId, kind, first: tile.first, last: tile.last },
      urgency: tile.urgency * readKinds.length + readKinds.indexOf(kind),
      maxAge: tile.maxAge[kind] * stretch,
    })),
  );
}

/** A planned read with the moment at which it becomes (or became) due. */
export interface DueRead extends PlannedRead {
  readonly dueAt: EpochMs;
}

/**
 * The plan's reads by when they must be done: what is due at `now` first, by urgency, then what has waited longest; then
 * what comes due next.
 */
export function byDue(planned: readonly PlannedRead[], freshness: Freshness, now: EpochMs): DueRead[] {
  const withDue = planned.map((entry): DueRead => {
    const readAt = freshness.readAt(entry.read, now);
    const isKnown = readAt !== null && readAt > longAgo;
    return { ...entry, dueAt: isKnown ? readAt + entry.maxAge : 0 };
  });
  return withDue.sort((a, b) => {
    const aDue = a.dueAt <= now;
    const bDue = b.dueAt <= now;
    if (aDue !== bDue) return aDue ? -1 : 1;
    return aDue ? a.urgency - b.urgency || a.dueAt - b.dueAt : a.dueAt - b.dueAt;
  });
}
