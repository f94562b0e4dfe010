import type { CalendarsView } from '#shared/contract/calendars.ts';
import type { CalendarCoverage, DriftView, PublishingProgress } from '#shared/contract/publishing.ts';
import { coverageDates, type CoverageState } from '#shared/domain/availability/coverage.ts';
import { weekdayOf } from '#shared/domain/availability/weekday.ts';
import { firstClinic } from '#shared/domain/clinicKey.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';
import { addDays, atWallClock, localDateOf, type LocalDate } from '#shared/time/zone.ts';
import { calendarsOf } from '../calendars/playedCalendars.ts';
import type { Scene } from '../scene.ts';

const zone = 'Europe/Warsaw';

/** Progress in the middle of a publication. */
export const progressNow = (now: number, of: Partial<PublishingProgress> = {}): PublishingProgress => ({
  clinic: firstClinic,
  total: 612,
  done: 214,
  waiting: 391,
  onItsWay: 7,
  differs: 2,
  refused: 1,
  live: true,
  rests: null,
  readyAt: now + 21 * minuteMs,
  ...of,
});

/** The same for the same calendar and date, and like what a clinic has: a few special ones among many that stand. */
function stateOf(index: number, date: LocalDate, at: number): CoverageState {
  if (index % 5 === 4) return at > 55 ? 'notRead' : 'elsewhere';
  if (weekdayOf(date) > 5) return 'none';
  if (index === 0 && (at === 2 || at === 9)) return 'differs';
  if (index === 2 && at === 8) return 'refused';
  if (index === 3 && at > 30) return 'waitsForService';
  if (index % 3 === 1) return at < 20 ? 'stands' : at < 25 ? 'onItsWay' : 'waiting';
  return index % 7 === 6 && at > 40 ? 'none' : 'stands';
}

/** How the dates of a calendar stand. */
export function coverageOf(
  addressId: string,
  now: number,
  index: number,
  of: Partial<CalendarCoverage> = {},
): CalendarCoverage {
  const first = localDateOf(now, zone);
  const dates = Array.from({ length: coverageDates }, (_, at) => addDays(first, at));
  const states = dates.map((date, at) => stateOf(index, date, at));
  const isOpen = dates.map(
    (date, at) => weekdayOf(date) < 6 && ['stands', 'elsewhere', 'differs'].includes(states[at] ?? ''),
  );
  const booked = isOpen.map((open, at) => (open ? Math.max(0, 14 - Math.floor(at / 4) - (index % 4)) : 0));
  return {
    addressId,
    doctorName: 'Jan Nowak',
    place: null,
    keptAt: index % 5 === 4 ? 'marketplace' : 'here',
    first,
    revision: 3,
    off: index === 5,
    switching: null,
    stopped: index === 6,
    states,
    free: isOpen.map((open, at) => (open ? 16 - (booked[at] ?? 0) : 0)),
    booked,
    endsOn: index === 0 ? addDays(first, 60) : null,
    ...of,
  };
}

/** Two dates on which a doctor has changed the hours elsewhere. */
export function driftNow(now: number): DriftView {
  const first = localDateOf(now, zone);
  const starts = (date: LocalDate, from: string, count: number, names: readonly string[]) =>
    Array.from({ length: count }, (_, at) => ({
      start: atWallClock(date, from, zone) + at * 20 * minuteMs,
      services: names.map((name, id) => ({ id: `s${id}`, name })),
    }));
  const [one, two] = [addDays(first, 2), addDays(first, 9)];
  const usual = ['Konsultacja', 'USG jamy brzusznej'];
  return {
    timeZone: zone,
    days: [
      {
        date: one,
        missing: starts(one, '08:00', 9, usual),
        unknown: starts(one, '15:00', 6, ['Konsultacja']),
        told: 'told-one',
        readAt: now - hourMs,
      },
      {
        date: two,
        missing: starts(two, '12:00', 2, usual),
        unknown: [],
        told: 'told-two',
        readAt: now - 2 * hourMs,
      },
    ],
  };
}

/** The overview of a clinic that is just publishing. @param calendars those of the day's columns, unless they are given */
export function withOverview(
  scene: Scene,
  now: number,
  calendars: CalendarsView = calendarsIn(scene),
): Scene {
  return {
    ...scene,
    calendars,
    publishing: [progressNow(now)],
    coverage: calendars.map(({ addressId }, index) => coverageOf(addressId, now, index)),
    drift: driftNow(now),
  };
}

function calendarsIn(scene: Scene): CalendarsView {
  const day = scene.day(null);
  return day.ok ? calendarsOf(day.value) : [];
}
