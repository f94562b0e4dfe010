import { statSync } from 'node:fs';
import { seededRandom } from '#shared/random.ts';
import { asAddressId, asBookingId, asBreakId, asIntentId } from '#shared/domain/ids.ts';
import type { Booking } from '#shared/domain/booking.ts';
import { addDays, dayWindow, localDateOf, startOfDay, type LocalDate } from '#shared/time/zone.ts';
import { problemOfThrown } from '../../main/compose/storeProblem.ts';
import { createHousekeeping } from '../../main/desk/copies/housekeeping.ts';
import { openStore, type OpenStore } from '../../main/store/open.ts';
import { connect } from '../../main/store/sqlite.ts';
import { createFreshness, type Freshness } from '../../main/sync/read/freshness.ts';
import { testKey } from '../store/fixed.ts';
import { arrival, book, booking, intent, patient } from '../store/samples.ts';
import { keptLog } from '../support/quietLog.ts';
import type { Clock } from '#shared/ports.ts';

/** How large the clinic is whose days are lived. */
export interface SoakSize {
  readonly calendars: number;
  /** Each day, of each calendar. */
  readonly visits: number;
}

/** What a file is like at the end of a year. */
export interface YearEnd {
  /** Rows of each table but the audit. */
  readonly rows: Readonly<Record<string, number>>;
  /** Of everything but the audit, which is kept for ever. */
  readonly bytesWithoutAudit: number;
  readonly bytes: number;
  readonly freePages: number;
  /** What a start reads into memory. */
  readonly agesLoaded: number;
  /** Opening the file and loading the ages. */
  readonly startMs: number;
}

const zone = 'Europe/Warsaw';
const hour = 3_600_000;
const names = [
  'bookings',
  'intents',
  'arrivals',
  'breaks',
  'slots',
  'inbox',
  'unreadable',
  'read_marks',
  'settings',
];

/** A clock whose timers run one after the other, when it is told to go on; nothing here waits for a promise. */
export interface SteppedClock extends Clock {
  advance(ms: number): void;
}

export function steppedClock(start: number): SteppedClock {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly task: () => void }>();
  return {
    now: () => now,
    elapsed: () => now,
    after(ms, task) {
      const timer = { at: now + ms, task };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const end = now + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.task();
      }
      now = end;
    },
  };
}

/** Lives day after day of a desk: what sync and people write in one, and its housekeeping, by a clock that is the test's. */
export function liveYears(
  file: string,
  clock: SteppedClock,
  { calendars, visits }: SoakSize,
  years: number,
  keepsHouse = true,
): readonly YearEnd[] {
  const ends: YearEnd[] = [];
  const random = seededRandom(7);
  const addresses = Array.from({ length: calendars }, (_, index) => asAddressId(`a${index}`));
  let made = 0;
  let desk = open(file, clock, keepsHouse);
  for (let day = 0; day < years * 365; day += 1) {
    const today = localDateOf(clock.now(), zone);
    // In one piece: what is waited for here is no disk.
    desk.store.transaction(() => {
      for (const addressId of addresses) {
        // Today and what is near, as it changes; and the day that comes into sight at the end of the twelve weeks.
        for (const date of [-1, 0, 1, 84].map((days) => addDays(today, days)))
          read(desk, addressId, date, clock.now(), visits);
      }
      for (const addressId of addresses)
        decide(desk.store, `${(made += 1)}`, addressId, today, clock.now(), random());
      desk.store.inbox.append(
        Array.from({ length: calendars * 3 }, () => JSON.stringify({ patient, made: (made += 1) })),
        clock.now(),
      );
      for (const { id } of desk.store.inbox.pending(1_000))
        desk.store.inbox.settle(id, 'applied', null, clock.now());
      desk.store.unreadable.keep('getBookings', [{ raw: `{"id":${made}}`, reason: 'x' }], clock.now());
    }, 'repeatable');
    clock.advance(24 * hour);
    // A desk that is closed for the night every other month, and stays open otherwise.
    if (day % 61 === 60) {
      desk.close();
      desk = open(file, clock, keepsHouse);
    }
    if (day % 365 === 364) {
      desk.close();
      ends.push(look(file, clock));
      desk = open(file, clock, keepsHouse);
    }
  }
  desk.close();
  return ends;
}

interface Desk {
  readonly store: OpenStore;
  readonly freshness: Freshness;
  close(): void;
}

function openFile(file: string, clock: SteppedClock): OpenStore {
  const opened = openStore({ file, key: testKey, clock, log: keptLog(), slowMs: 60_000 });
  if (!opened.ok) throw new Error(opened.error.kind);
  return opened.value;
}

const firstLoaded = (clock: SteppedClock): LocalDate => addDays(localDateOf(clock.now(), zone), -35);

function open(file: string, clock: SteppedClock, keepsHouse: boolean): Desk {
  const store = openFile(file, clock);
  const freshness = createFreshness(store, firstLoaded(clock));
  const housekeeping = createHousekeeping({
    store,
    clock,
    log: keptLog(),
    zone,
    months: () => 13,
    isImported: () => keepsHouse,
    skew: () => 0,
    newDay: () => freshness.forgetBefore(firstLoaded(clock)),
    problemOfThrown,
  });
  const close = (): void => {
    housekeeping.stop();
    store.close();
  };
  return { store, freshness, close };
}

function read(
  { store, freshness }: Desk,
  addressId: Booking['addressId'],
  date: LocalDate,
  at: number,
  visits: number,
): void {
  const window = dayWindow(date, zone);
  const starts = Array.from({ length: visits }, (_, n) => window.from + (8 + n * 0.5) * hour);
  const run = { addressId, first: date, last: date };
  freshness.marking({ ...run, kind: 'bookings' }, at, () => {
    const copies = starts.map((start, n) =>
      booking(`${addressId} ${date} ${n}`, {
        addressId,
        start,
        patient: { ...patient, surname: `Surname${n}` },
      }),
    );
    return (
      store.bookings.replaceWindow(addressId, window, copies, store.bookings.answersRecorded()).upserted
        .length > 0
    );
  });
  freshness.marking({ ...run, kind: 'slots' }, at, () =>
    store.schedule.replaceSlots(
      addressId,
      window,
      starts.map((start) => ({ addressId, start: start + hour / 4, services: [] })),
    ),
  );
  freshness.marking({ ...run, kind: 'breaks' }, at, () =>
    store.schedule.replaceBreaks(addressId, window, [
      {
        id: asBreakId(`${addressId} ${date}`),
        addressId,
        since: window.from + 7 * hour,
        till: window.from + 8 * hour,
        description: null,
      },
    ]),
  );
}

/** One decision is carried out, one in four is taken back; a patient comes. */
function decide(
  store: OpenStore,
  id: string,
  addressId: Booking['addressId'],
  today: LocalDate,
  at: number,
  luck: number,
): void {
  const booked = { ...(book as Extract<typeof book, { kind: 'book' }>), start: at + hour };
  const note = { at, detail: '{}' };
  store.intents.insert(intent(id, { action: booked, seen: null, createdAt: at }), note);
  if (luck < 0.25) store.intents.drop(asIntentId(id), null, note);
  else store.intents.change(asIntentId(id), { state: 'confirmed' }, note);
  store.arrivals.put(
    arrival(`${addressId} ${today} 0`, {
      bookingId: asBookingId(`${addressId} ${today} 0`),
      visitStart: startOfDay(today, zone) + 8 * hour,
    }),
    {
      at,
      staff: 'EN',
      addressId,
      detail: '{}',
    },
  );
}

function look(file: string, clock: SteppedClock): YearEnd {
  const began = performance.now();
  const store = openFile(file, clock);
  const agesLoaded = store.freshness.since(firstLoaded(clock)).length;
  createFreshness(store, firstLoaded(clock));
  const startMs = performance.now() - began;
  store.close();
  const addon = connect({ file, key: testKey, readonly: true });
  const count = (sql: string): number => Number((addon.prepare(sql).get() as { readonly n: unknown }).n);
  try {
    const rows = Object.fromEntries(names.map((name) => [name, count(`SELECT count(*) AS n FROM ${name}`)]));
    return {
      rows,
      bytesWithoutAudit: count(
        `SELECT sum(pgsize) AS n FROM dbstat WHERE aggregate = TRUE AND name NOT IN (SELECT name FROM sqlite_schema WHERE tbl_name = 'audit')`,
      ),
      bytes: statSync(file).size,
      freePages: Number(addon.pragma('freelist_count', { simple: true })),
      agesLoaded,
      startMs,
    };
  } finally {
    addon.close();
  }
}
