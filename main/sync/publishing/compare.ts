import { digest } from '#shared/domain/availability/digest.ts';
import { stageOf, type Published } from '#shared/domain/availability/publishedDay.ts';
import {
  dateDrift,
  isEmptyDrift,
  switchedOn,
  toldWord,
  type DateSeen,
} from '#shared/domain/availability/told.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import { dayMs, minuteMs, secondMs } from '#shared/time/durations.ts';
import type { ReadKind } from '#shared/domain/readWindow.ts';
import { addDays, localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { datesSeen, readAtOf, toldOn } from '../hours/dateSeen.ts';
import { calendarOf, type DateRange } from '../hours/keptHours.ts';
import { noteDone } from '../hours/silence.ts';
import { waitingDay } from './ask.ts';
import type { PublishingContext } from './context.ts';
import type { Suspicions } from './suspicions.ts';

/** When a date that was taken is read back: 201 is neither proof nor immediate (API.md §6). After it was sent, milliseconds. */
const readBackAfter = [5 * secondMs, 15 * secondMs, 60 * secondMs, 120 * secondMs] as const;
/**
 * With the visits and breaks that may have taken starts. These after the starts: what is booked in between was told, and nobody's edit.
 */
export const thoroughly: readonly ReadKind[] = ['slots', 'bookings', 'breaks'];
/** A new service may take so long to be offered. */
const newServiceMs = 15 * minuteMs;
/** Between two reads of what only a new service keeps from standing. */
const newServiceReadMs = minuteMs;
/** The vendor takes hours so far ahead (API.md §6). */
const farthestMs = 84 * dayMs;

type CompareContext = Pick<
  PublishingContext,
  'store' | 'clock' | 'zone' | 'zoneOf' | 'freshness' | 'datesChanged'
>;

/** What a comparison of a calendar's dates leaves to do. */
export interface Compared {
  /** When what was taken must be read next; `Infinity`: nothing waits for that. */
  readonly readBackAt: EpochMs;
  /** Dates to be read back. */
  readonly toRead: DateRange | null;
  /** What of them. */
  readonly kinds: readonly ReadKind[];
}

/**
 * What went before a comparison: nothing (`first`), a read of what was taken, or the second look at what differed. After both of these
 * it is known that the calendar is on; before, what is not told may only be that of a calendar which is off.
 */
export type Look = 'first' | 'readBack' | 'second';

/**
 * Compares the dates of a calendar with what the copy has of them. What was taken stands once the vendor tells it. What stood and is not
 * told any more is a suspicion first, and differs when it was read again a minute later.
 */
export function compare(
  context: CompareContext,
  suspicions: Suspicions,
  addressId: AddressId,
  range: DateRange,
  look: Look,
): Compared {
  const { store, clock } = context;
  const address = store.catalogue.address(addressId);
  if (address === null) return { readBackAt: Infinity, toRead: null, kinds: [] };
  const now = clock.now();
  const days = knownDays(context, addressId, range);
  const changed: Published[] = [];
  let readBackAt = Infinity;
  const toRead: LocalDate[] = [];
  let kinds: readonly ReadKind[] = ['slots'];
  let known: ReturnType<typeof datesSeen> | null = null;
  const seenOn = (date: LocalDate) => (): DateSeen =>
    (known ??= datesSeen(context, addressId, range, now))(date);
  for (const day of days) {
    const readAt = readAtOf(context, calendarOf(address), 'slots', day.date, now);
    const step =
      day.state === 'accepted'
        ? readBack(context, { day, seen: seenOn(day.date), readAt }, look)
        : judge(context, suspicions, { day, seen: seenOn(day.date), readAt }, look);
    if (step.kind !== 'nothing') changed.push(...step.days);
    if (step.kind === 'read') {
      readBackAt = Math.min(readBackAt, step.at);
      toRead.push(day.date);
      if (step.thoroughly) kinds = thoroughly;
    }
  }
  if (changed.length > 0) write(context, addressId, changed, now);
  // Only now: what could not be written down is still suspected.
  for (const { date } of changed) suspicions.clear(addressId, date);
  const [first] = toRead;
  return { readBackAt, toRead: first === undefined ? null : { first, last: toRead.at(-1) ?? first }, kinds };
}

/**
 * What stands of each date by what is known here. A date that nobody ever asked for anything of is closed: what somebody opens there is an
 * edit like any other, and of twelve weeks' empty dates no row is kept.
 */
function knownDays(
  { store }: CompareContext,
  addressId: AddressId,
  { first, last }: DateRange,
): readonly Published[] {
  const { items, damaged } = store.availability.published.between(addressId, first, last);
  const known = new Set([...items.map(({ date }) => date), ...damaged]);
  const closed: Published[] = [];
  for (let date = first; date <= last; date = addDays(date, 1))
    if (!known.has(date))
      closed.push({ ...waitingDay(addressId, { date, ...nothingOffered }), state: 'stands' });
  const standing = items.filter(({ state }) => stageOf[state] === 'standing');
  return [...standing, ...closed].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

const nothingOffered = { periods: [], digest: digest([]) } as const;

type Step =
  | { readonly kind: 'nothing' }
  /** `thoroughly`: with the visits and breaks that may have taken its starts. `days`: what it is until then, where that is to be written down. */
  | {
      readonly kind: 'read';
      readonly at: EpochMs;
      readonly thoroughly: boolean;
      readonly days: readonly Published[];
    }
  | { readonly kind: 'become'; readonly days: readonly Published[] };

const nothing: Step = { kind: 'nothing' };

const readAgain = (at: EpochMs, thoroughly = false, ...days: readonly Published[]): Step => ({
  ...{ kind: 'read', at, thoroughly, days },
});

/** A date that stands, as it was published and as it is told. */
interface StandingDay {
  readonly day: Published;
  /** Read with the first date that needs it, of all dates. */
  readonly seen: () => DateSeen;
  /** When its starts were read; `null`: never. */
  readonly readAt: EpochMs | null;
}

/** A date that was taken. */
function readBack(context: CompareContext, { day, seen, readAt }: StandingDay, look: Look): Step {
  const now = context.clock.now();
  const sentAt = day.sentAt ?? 0;
  // The clock was set back since: nobody knows how long ago that was, and the vendor gets its whole time anew.
  if (sentAt > now) return readAgain(now + readBackAfter[0], false, { ...day, sentAt: now });
  const seenAfter = (readAt ?? 0) - sentAt;
  if (seenAfter < readBackAfter[0]) return readAgain(sentAt + readBackAfter[0]);
  const drift = dateDrift(day.periods, seen());
  if (isEmptyDrift(drift)) return become(seenAs('stands', day, now));
  const next = readBackAfter.find((after) => seenAfter < after);
  if (next !== undefined) return readAgain(sentAt + next, next >= minuteMs);
  const step = verdictOn(context, day, seen(), readAt, now);
  // Whatever read it last has not asked whether the calendar is on.
  if (step.kind === 'become' && look === 'first') return readAgain(now, true);
  return step;
}

/** What a date is that was taken and is still not told as it was sent, after all the time that the vendor may take. */
function verdictOn(
  context: CompareContext,
  day: Published,
  seen: DateSeen,
  readAt: EpochMs | null,
  now: EpochMs,
): Step {
  const seenAfter = (readAt ?? 0) - (day.sentAt ?? 0);
  const told = toldWord(toldOn(context, day.address, day.date, now));
  // Only what somebody else did can differ; where all is as before it was sent, the vendor has ignored it.
  if (told === day.told) return again(day, told);
  // A vendor that has thrown away the hours of a calendar that was off has thrown away all of them.
  if (day.told === switchedOn && !isAnyKept(context, day)) return again(day, told);
  if (isNewServiceAlone(context, day, seen))
    return seenAfter < newServiceMs ? readAgain((readAt ?? now) + newServiceReadMs) : again(day, told);
  return become(seenAs('differs', day, now));
}

/** It is asked for once more, over what is told there. What stood before is not known any more, and is what is told. */
const again = (day: Published, told: string): Step =>
  become({ ...day, sentAt: null, state: 'waiting', readBackAt: null, told });

/**
 * Whether all that is missing is missing for services that the vendor offers nowhere in this calendar: new ones take their time, and what
 * came too early of them is dropped (API.md §6). Without them the starts of others lie otherwise: they are reckoned anew.
 */
function isNewServiceAlone(context: CompareContext, day: Published, seen: DateSeen): boolean {
  const { periods } = day;
  const offered = new Set(
    offeredThen(context, day).flatMap(({ services }) =>
      services.map(({ addressServiceId }) => String(addressServiceId)),
    ),
  );
  const known = periods.map((period) => ({
    ...period,
    services: period.services.filter(({ addressServiceId }) => offered.has(addressServiceId)),
  }));
  const isAnyNew = known.some(({ services }, at) => services.length < (periods[at]?.services.length ?? 0));
  return isAnyNew && isEmptyDrift(dateDrift(known, seen));
}

/** What is told of a calendar, but for dates that were sent later than this one: they say nothing of what there was then. */
function offeredThen({ store, clock, zone }: CompareContext, { address, sentAt }: Published) {
  const now = clock.now();
  const later = new Set(
    store.availability.published
      .between(address, localDateOf(now, zone), localDateOf(now + farthestMs, zone))
      .items.filter((other) => other.state === 'sending' || (other.sentAt ?? 0) > (sentAt ?? 0))
      .map(({ date }) => date),
  );
  return store.schedule
    .slotsInWindow([address], { from: now, to: now + farthestMs })
    .filter(({ start }) => !later.has(localDateOf(start, zone)));
}

/** Whether anything is told of a calendar's dates that stood when it was switched on, as this one did. */
function isAnyKept({ store, clock, zone }: CompareContext, { address, sentAt }: Published): boolean {
  const now = clock.now();
  const { items } = store.availability.published.between(
    address,
    localDateOf(now, zone),
    localDateOf(now + farthestMs, zone),
  );
  const stood = new Set(
    items.filter((day) => day.told === switchedOn && day.sentAt === sentAt).map(({ date }) => date),
  );
  return store.schedule
    .slotsInWindow([address], { from: now, to: now + farthestMs })
    .some(({ start }) => stood.has(localDateOf(start, zone)));
}

/** A date that stood, or differed. */
function judge(
  context: CompareContext,
  suspicions: Suspicions,
  { day, seen, readAt }: StandingDay,
  look: Look,
): Step {
  const now = context.clock.now();
  if (readAt === null) return nothing;
  const drift = dateDrift(day.periods, seen());
  if (isEmptyDrift(drift)) {
    suspicions.clear(day.address, day.date);
    return day.state === 'differs' ? become(seenAs('stands', day, now)) : nothing;
  }
  if (day.state === 'differs') return nothing;
  const isSure = suspicions.isSeen(day.address, day.date, readAt, look === 'second' ? 'second' : 'first');
  return isSure ? become(seenAs('differs', day, now)) : nothing;
}

const become = (...days: readonly Published[]): Step => ({ kind: 'become', days });

/** What was seen of a date is what the vendor has: nothing of before is told any more. */
const seenAs = (state: 'stands' | 'differs', day: Published, now: EpochMs): Published => ({
  ...day,
  ...{ state, readBackAt: now, replaces: undefined },
});

function write(
  { store, datesChanged }: CompareContext,
  addressId: AddressId,
  days: readonly Published[],
  now: EpochMs,
): void {
  const { published } = store.availability;
  store.transaction(() => {
    for (const { address, date, state } of days) {
      if (state === 'stands') noteDone(store.settings, address, date, now);
      // What was ignored does not stand.
      if (state === 'waiting') published.remove(address, date, 'standing');
    }
    const asked = new Set(
      published
        .between(addressId, days[0]?.date ?? '', days.at(-1)?.date ?? '')
        .items.filter(({ state }) => stageOf[state] === 'asked')
        .map(({ date }) => date),
    );
    // A later wish is not written over by an older one that was ignored.
    published.put(days.filter(({ state, date }) => state !== 'waiting' || !asked.has(date)));
  });
  datesChanged(addressId);
}
