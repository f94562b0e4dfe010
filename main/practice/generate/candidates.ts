import type { Random } from '#shared/ports.ts';
import { pickEarly } from '#shared/random.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { AddressService } from '../world.ts';
import type { Calendar } from './catalogue.ts';
import type { DayHours, Span } from './hours.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** A visit that would fit; no two of one calendar overlap. */
export interface Candidate {
  readonly calendar: Calendar;
  readonly service: AddressService;
  /** Days from today. */
  readonly offset: number;
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** What is left of the periods without the breaks. */
export function freeSpans({ periods, breaks }: DayHours): readonly Span[] {
  return periods.flatMap((period) => {
    const spans: Span[] = [];
    let from = period.from;
    for (const pause of breaks) {
      if (pause.to <= period.from || period.to <= pause.from) continue;
      if (from < pause.from) spans.push({ from, to: pause.from });
      from = Math.max(from, pause.to);
    }
    if (from < period.to) spans.push({ from, to: period.to });
    return spans;
  });
}

/** Fills a day to the brim with visits, the commoner services oftener. */
export function fillDay(random: Random, calendar: Calendar, hours: DayHours): readonly Candidate[] {
  const { opening, offset } = hours.day;
  const candidates: Candidate[] = [];
  for (const span of freeSpans(hours)) {
    let at = span.from;
    for (;;) {
      const fitting = calendar.services.filter((service) => at + service.defaultDuration <= span.to);
      if (fitting.length === 0) break;
      const service = pickEarly(random, fitting);
      const start = opening + at * minuteMs;
      at += service.defaultDuration;
      candidates.push({ calendar, service, offset, start, end: opening + at * minuteMs });
    }
  }
  return candidates;
}
