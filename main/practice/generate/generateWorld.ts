import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import { fork, seededRandom } from '#shared/random.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { WorkPeriod, World } from '../world.ts';
import { fillDay, freeSpans, type Candidate } from './candidates.ts';
import { makeCatalogue, type Calendar } from './catalogue.ts';
import { chooseVisits } from './choose.ts';
import { planDays } from './days.ts';
import { completeDictionary } from './dictionary.ts';
import { planHours, type DayHours } from './hours.ts';
import { packs } from './locales/packs.ts';
import { plans, type PracticeSize } from './sizes.ts';
import { addBookings } from './visits.ts';
import { minuteMs } from '#shared/time/durations.ts';

export interface WorldRequest {
  readonly locale: MarketplaceLocale;
  readonly size: PracticeSize;
  /** The same seed and `now` give the same world. */
  readonly seed: number;
  readonly now: EpochMs;
  /** Dictionaries as long as the vendor's own: ten thousand services, thousands of insurers. Default: what the clinic itself needs. */
  readonly wholeDictionary?: boolean;
}

const firstBreakId = 6_000_001;

/** Invents a practice clinic with its patients, its past and its next twelve weeks. Deterministic. */
export function generateWorld({ locale, size, seed, now, wholeDictionary = false }: WorldRequest): World {
  const random = seededRandom(seed);
  const pack = packs[locale];
  const plan = plans[size];
  const { world, calendars } = makeCatalogue(fork(random), locale, pack, plan, makeSecret(seed));
  if (wholeDictionary) completeDictionary(world, pack);
  if (!plan.isSetUp) return world;
  const days = planDays(now, world.timeZone, plan);
  const candidates: Candidate[] = [];
  let todayMinutes = 0;
  for (const calendar of calendars) {
    const own = fork(random);
    const hours = planHours(own, calendar, days, pack);
    world.workPeriods.set(
      calendar.address.id,
      hours.flatMap((one) => workPeriodsOf(calendar, one)),
    );
    for (const one of hours) {
      addBreaks(world, calendar, one);
      candidates.push(...fillDay(own, calendar, one));
      if (one.day.offset === 0)
        todayMinutes += freeSpans(one).reduce((sum, { from, to }) => sum + to - from, 0);
    }
  }
  addBookings(fork(random), world, pack, chooseVisits(fork(random), candidates, todayMinutes, plan), now);
  return world;
}

/** A secret that looks like the vendor's. It opens nothing but this practice clinic. */
function makeSecret(seed: number): string {
  const random = seededRandom(seed + 1);
  return Array.from({ length: 40 }, () => Math.floor(random() * 16).toString(16)).join('');
}

function workPeriodsOf(calendar: Calendar, { day, periods }: DayHours): readonly WorkPeriod[] {
  return periods.map(({ from, to }) => ({
    start: day.opening + from * minuteMs,
    end: day.opening + to * minuteMs,
    services: calendar.services.map(({ id, defaultDuration }) => ({
      addressServiceId: id,
      duration: defaultDuration,
    })),
    insuranceAccepted:
      calendar.address.insuranceProviders.size > 0 ? 'with-and-without-insurance' : 'without-insurance-only',
    insuranceProviders: [...calendar.address.insuranceProviders.keys()].map(Number),
  }));
}

function addBreaks(world: World, calendar: Calendar, { day, breaks }: DayHours): void {
  for (const { from, to, description } of breaks) {
    const id = String(firstBreakId + world.breaks.size);
    world.breaks.set(id, {
      id,
      addressId: calendar.address.id,
      since: day.opening + from * minuteMs,
      till: day.opening + to * minuteMs,
      description,
    });
  }
}
