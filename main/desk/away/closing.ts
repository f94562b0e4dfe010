import { checkException } from '#shared/domain/availability/checkExceptions.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import { expand } from '#shared/domain/availability/expand.ts';
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

/**
 * How whole days are closed: one exception for calendars whose hours are kept here, a break for the others (availability.md §5). A narrower
 * exception may hold over this one, and an equal one may stand there already: what stays open by that is closed by breaks.
 */
export function closingOf(
  clinic: AwayClinic,
  calendars: readonly Address[],
  wanted: Dates & Pick<Exception, 'id' | 'scope' | 'note'>,
): Closing {
  const { store } = clinic;
  const here = calendars.filter(({ id }) => isKeptHere(store, id));
  const { id, scope, from, to, note } = wanted;
  const closed: Exception = {
    ...{ id, scope, from, to, note, reason: 'other' },
    change: { kind: 'closed', times: null },
  };
  const [first] = here;
  const others = store.availability.exceptions.between(from, to).items;
  const isOpen = (exceptions: readonly Exception[]) =>
    here.some((address) => openDates(clinic, address, wanted, exceptions).length > 0);
  const mayStand =
    first !== undefined && checkException(closed, others, durationsOf(clinic, first)).length === 0;
  // Hours that are closed already need no exception more.
  const exception = mayStand && isOpen([]) ? closed : null;
  const added = exception === null ? [] : [exception];
  const breaks = calendars.flatMap((address) =>
    (isKeptHere(store, address.id) ? runsOf(openDates(clinic, address, wanted, added)) : [{ from, to }]).map(
      (run) => {
        const window = windowOf(clinic, address.id, run);
        return { address, span: { since: window.from, till: window.to } };
      },
    ),
  );
  return { exception, breaks };
}

/** The dates on which a calendar that is kept here has hours, with further exceptions. */
function openDates(
  clinic: AwayClinic,
  address: Address,
  { from, to }: Dates,
  added: readonly Exception[],
): readonly LocalDate[] {
  const plans = clinic.store.availability.timetables.get(address.id).inForce?.plans ?? [];
  const exceptions = [...exceptionsOf(clinic, address, from, to), ...added];
  const dates: LocalDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1))
    if (expand(plans, exceptions, date).length > 0) dates.push(date);
  return dates;
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
