import type { AddressId } from '#shared/domain/ids.ts';
import { addDays, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import type { CatalogueAges } from '../catalogue/catalogueAges.ts';
import { keyOf, type CatalogueRead } from '../catalogue/catalogueReader.ts';
import { longAgo, type Freshness } from '../read/freshness.ts';
import { keyOfRead } from '../read/keyOfRead.ts';
import type { ReadKind, ReadWindow } from '#shared/domain/readWindow.ts';
import type { SyncSettings } from '../settings.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';

/** A run of days, how urgent it is (lower first) and how old its copy may become. */
interface Tile {
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly urgency: number;
  readonly maxAge: Readonly<Record<ReadKind, number>>;
}

/** Something that is planned, with how old its copy may become before it is due. */
interface Planned {
  readonly urgency: number;
  /** Milliseconds. */
  readonly maxAge: number;
}
/** Days of a calendar. */
export interface PlannedWindow extends Planned {
  readonly kind: 'window';
  readonly read: ReadWindow;
}
/** A list of the catalogue: services are deleted, and doctors come and go, without an event. */
export interface PlannedList extends Planned {
  readonly kind: 'list';
  readonly list: CatalogueRead;
}
export type PlannedRead = PlannedWindow | PlannedList;

/** What is kept in step. */
export interface Kept {
  /** The calendars, by the date that it is there: facilities of one clinic can lie in several zones. */
  readonly calendars: ReadonlyMap<LocalDate, readonly AddressId[]>;
  readonly lists: readonly CatalogueRead[];
}

export const readKinds: readonly ReadKind[] = ['bookings', 'slots', 'breaks'];

/** Today often, the next days less, the far end of the weeks seldom (design: how the desk learns). */
function tiles(today: LocalDate, { daysBehind, weeksAhead }: SyncSettings): Tile[] {
  const near: Tile[] = [
    {
      first: today,
      last: today,
      urgency: 0,
      maxAge: { bookings: minuteMs, slots: 4 * minuteMs, breaks: 10 * minuteMs },
    },
    {
      first: addDays(today, 1),
      last: addDays(today, 1),
      urgency: 1,
      maxAge: { bookings: 6 * minuteMs, slots: 15 * minuteMs, breaks: 30 * minuteMs },
    },
    {
      first: addDays(today, 2),
      last: addDays(today, 7),
      urgency: 2,
      maxAge: { bookings: 20 * minuteMs, slots: hourMs, breaks: 2 * hourMs },
    },
    {
      first: addDays(today, -daysBehind),
      last: addDays(today, -1),
      urgency: 4,
      maxAge: { bookings: hourMs, slots: 48 * hourMs, breaks: 48 * hourMs },
    },
  ];
  const far = Array.from({ length: weeksAhead - 1 }, (_, week): Tile => {
    const first = addDays(today, 8 + week * 7);
    const age = (3 + week) * hourMs;
    return {
      first,
      last: addDays(first, 6),
      urgency: 5 + week,
      maxAge: { bookings: age, slots: 2 * age, breaks: 2 * age },
    };
  });
  return [...near, ...far];
}

/** Lists go between the coming week and the far ones: they are few, and a doctor who has left should not wait for all weeks. */
const listUrgency = 3;
/** How old a list may become, where their share of the calls allows it. Milliseconds. */
const listMaxAge = 6 * hourMs;
/** The dictionary of services has thousands of entries, and is the vendor's own: it seldom changes (API.md §12). Milliseconds. */
const dictionaryMaxAge = 24 * hourMs;
/** Of the calls for comparing: with it, the lists of a client shared by twenty desks are still read anew within a day or two. */
const listShare = 0.1;

/** Today's windows are read whatever long work has used up. */
export const isToday = ({ urgency }: Planned): boolean => urgency < readKinds.length;

/**
 * Everything that is kept in step, most urgent first. A clinic may be so large that this goes over the sweeping share of
 * the budget: all ages of windows stretch by the same factor then. Those of lists stretch only where they alone would use
 * up their share.
 */
export function plan({ calendars, lists }: Kept, settings: SyncSettings): PlannedRead[] {
  const forSweeping = (settings.callsPerHour - hourMs / settings.pollMs) * settings.sweepShare;
  const listAge = Math.max(listMaxAge, (lists.length * hourMs) / (forSweeping * listShare));
  const forWindows = forSweeping - (lists.length * hourMs) / listAge;
  const perCalendar = [...calendars.keys()].map((today) => ({
    addresses: calendars.get(today) ?? [],
    windows: tiles(today, settings).flatMap((tile) => readKinds.map((kind) => ({ tile, kind }))),
  }));
  const callsPerHour = perCalendar.reduce(
    (sum, { addresses, windows }) =>
      sum + addresses.length * windows.reduce((span, { tile, kind }) => span + hourMs / tile.maxAge[kind], 0),
    0,
  );
  const stretch = Math.max(1, callsPerHour / forWindows);
  const planned = perCalendar.flatMap(({ addresses, windows }) =>
    windows.flatMap(({ tile, kind }) =>
      addresses.map((addressId): PlannedRead => ({
        kind: 'window',
        read: { addressId, kind, first: tile.first, last: tile.last },
        urgency: tile.urgency * readKinds.length + readKinds.indexOf(kind),
        maxAge: tile.maxAge[kind] * stretch,
      })),
    ),
  );
  const ofLists = lists.map((list): PlannedRead => ({
    kind: 'list',
    list,
    urgency: listUrgency * readKinds.length,
    maxAge: list.step === 'services' ? Math.max(dictionaryMaxAge, listAge) : listAge,
  }));
  return [...planned, ...ofLists];
}

/** A name for a planned read: that of its task. */
export const keyOfPlanned = (planned: PlannedRead): string =>
  planned.kind === 'window' ? keyOfRead(planned.read) : keyOf(planned.list);

/** A planned read with the moment at which it becomes (or became) due. */
export type DueRead = PlannedRead & { readonly dueAt: EpochMs };

/** How old what is known is. */
export interface Ages {
  readonly windows: Pick<Freshness, 'readAt'>;
  readonly lists: Pick<CatalogueAges, 'ageOf'>;
}

/**
 * The plan's reads by when they must be done: what is due at `now` first, by urgency, then what has waited longest; then
 * what comes due next.
 */
export function byDue(planned: readonly PlannedRead[], ages: Ages, now: EpochMs): DueRead[] {
  const withDue = planned.map((entry): DueRead => ({ ...entry, dueAt: dueAt(entry, ages, now) }));
  return withDue.sort((a, b) => {
    const aDue = a.dueAt <= now;
    const bDue = b.dueAt <= now;
    if (aDue !== bDue) return aDue ? -1 : 1;
    return aDue ? a.urgency - b.urgency || a.dueAt - b.dueAt : a.dueAt - b.dueAt;
  });
}

/** 0 for what was never read, and for what is of an unknown age. */
function dueAt(entry: PlannedRead, { windows, lists }: Ages, now: EpochMs): EpochMs {
  if (entry.kind === 'list') {
    const age = lists.ageOf(keyOf(entry.list));
    return age === null || !Number.isFinite(age) ? 0 : now - age + entry.maxAge;
  }
  const readAt = windows.readAt(entry.read, now);
  return readAt !== null && readAt > longAgo ? readAt + entry.maxAge : 0;
}
