import { checkException } from '#shared/domain/availability/checkExceptions.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { expand } from '#shared/domain/availability/expand.ts';
import { partsOfDates, wholeDates, type AwayTime, type DatePart } from '#shared/domain/awayTime.ts';
import type { Address } from '#shared/domain/catalogue.ts';
import type { BreakSpan } from '#shared/domain/shownBreak.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { durationsOf, exceptionsOf } from '../hours/calendarClocks.ts';
import { isKeptHere, windowOf, type AwayClinic } from './awayCalendars.ts';

interface Dates {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** How a time is closed. */
export interface Closing {
  /** `null`: none is needed, or none may stand beside what is there. */
  readonly exception: Exception | null;
  readonly breaks: readonly { readonly address: Address; readonly span: BreakSpan }[];
}

/** What is to be closed. */
type Wanted = Pick<Exception, 'id' | 'scope' | 'note'> & { readonly time: AwayTime };

/**
 * How time is closed: whole dates by one exception for calendars whose hours are kept here, by a break for the others; a part of a date by a
 * break everywhere (availability.md §5). A narrower exception may hold over this one, and an equal one may stand there already: what stays
 * open by that is closed by breaks.
 */
export function closingOf(clinic: AwayClinic, calendars: readonly Address[], wanted: Wanted): Closing {
  const { store } = clinic;
  const dates = wholeDates(wanted.time);
  const here = calendars.filter(({ id }) => isKeptHere(store, id));
  const exception = dates === null ? null : exceptionFor(clinic, here, wanted, dates);
  const added = exception === null ? [] : [exception];
  const breaks = calendars.flatMap((address) =>
    (isKeptHere(store, address.id)
      ? joinedSpans([
          ...(dates === null ? [] : openRuns(clinic, address, dates, added)),
          ...openParts(clinic, address, wanted.time),
        ])
      : [spanOf(clinic, address, wanted.time)]
    ).map((span) => ({ address, span })),
  );
  return { exception, breaks };
}

/** The exception that closes whole dates, where it closes anything and may stand. */
function exceptionFor(
  clinic: AwayClinic,
  here: readonly Address[],
  { id, scope, note }: Wanted,
  dates: Dates,
): Exception | null {
  const closed: Exception = {
    ...{ id, scope, ...dates, note, reason: 'other' },
    change: { kind: 'closed', times: null },
  };
  const [first] = here;
  const others = clinic.store.availability.exceptions.between(dates.from, dates.to).items;
  const mayStand =
    first !== undefined && checkException(closed, others, durationsOf(clinic, first)).length === 0;
  // Hours that are closed already need no exception more.
  const isNeeded = here.some((address) => openDates(clinic, address, dates, []).length > 0);
  return mayStand && isNeeded ? closed : null;
}

/** What further exceptions leave open of whole dates. */
const openRuns = (
  clinic: AwayClinic,
  address: Address,
  dates: Dates,
  added: readonly Exception[],
): readonly BreakSpan[] =>
  runsOf(openDates(clinic, address, dates, added)).map((run) =>
    spanOf(clinic, address, { ...run, fromTime: null, toTime: null }),
  );

/** The parts of the first and the last date in which a calendar that is kept here has hours. */
const openParts = (clinic: AwayClinic, address: Address, time: AwayTime): readonly BreakSpan[] =>
  partsOfDates(time)
    .filter((part) => isOpenIn(clinic, address, part))
    .map(({ date, start, end }) =>
      spanOf(clinic, address, {
        from: date,
        to: date,
        fromTime: start === '00:00' ? null : start,
        toTime: end === '24:00' ? null : end,
      }),
    );

function isOpenIn(clinic: AwayClinic, address: Address, { date, start, end }: DatePart): boolean {
  const periods = expand(plansOf(clinic, address), exceptionsOf(clinic, address, date, date), date);
  return periods.some((period) => period.start < end && start < period.end);
}

/** The dates on which a calendar that is kept here has hours, with further exceptions. */
function openDates(
  clinic: AwayClinic,
  address: Address,
  { from, to }: Dates,
  added: readonly Exception[],
): readonly LocalDate[] {
  const plans = plansOf(clinic, address);
  const exceptions = [...exceptionsOf(clinic, address, from, to), ...added];
  const dates: LocalDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1))
    if (expand(plans, exceptions, date).length > 0) dates.push(date);
  return dates;
}

const plansOf = ({ store }: AwayClinic, { id }: Address) =>
  store.availability.timetables.get(id).inForce?.plans ?? [];

function spanOf(clinic: AwayClinic, { id }: Address, time: AwayTime): BreakSpan {
  const window = windowOf(clinic, id, time);
  return { since: window.from, till: window.to };
}

/** Spans that touch as one: the vendor is told each by a write. */
export function joinedSpans(spans: readonly BreakSpan[]): readonly BreakSpan[] {
  const joined: BreakSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.since - b.since)) {
    const last = joined.at(-1);
    if (last !== undefined && span.since <= last.till)
      joined[joined.length - 1] = { since: last.since, till: Math.max(last.till, span.till) };
    else joined.push(span);
  }
  return joined;
}

/** Dates in a row as one. @param dates ascending */
export function runsOf(dates: readonly LocalDate[]): readonly Dates[] {
  const runs: { from: LocalDate; to: LocalDate }[] = [];
  for (const date of dates) {
    const last = runs.at(-1);
    if (last !== undefined && addDays(last.to, 1) === date) last.to = date;
    else runs.push({ from: date, to: date });
  }
  return runs;
}
