import { type ReactNode, useMemo } from 'react';
import type { HoursView } from '#shared/contract/hours.ts';
import { covers, type Exception } from '#shared/domain/availability/exception.ts';
import { byPrecedence } from '#shared/domain/availability/precedence.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { changeWords } from './exceptionWords.ts';

const weeksShown = 53;

/** The year ahead, a column a week: what holds instead of the weeks is coloured. The list beside it says the same in words. */
export function YearStrip({ hours }: { readonly hours: HoursView }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const first = mondayOf(hours.today);
  const weeks = useMemo(
    () =>
      Array.from({ length: weeksShown }, (_, week) =>
        Array.from({ length: 7 }, (_, day) => addDays(first, week * 7 + day)),
      ),
    [first],
  );
  const month = useMemo(
    () => new Intl.DateTimeFormat(formats.tag, { month: 'short', timeZone: 'UTC' }),
    [formats.tag],
  );
  return (
    <figure
      className="hours-year"
      role="img"
      aria-label={t('hours.year.label', { count: hours.exceptions.length })}
    >
      {weeks.map((days) => (
        <div key={days[0]} className="hours-year-week">
          <span className="hours-year-month" aria-hidden>
            {beginsMonth(days) ? month.format(Date.parse(days[6] ?? first)) : ''}
          </span>
          {days.map((date) => {
            const held = holdingOn(hours.exceptions, date);
            return (
              <span
                key={date}
                className="hours-year-day"
                data-is={held === null ? undefined : kindOf(held)}
                data-over={date < hours.today || undefined}
                title={
                  held === null
                    ? formats.dayInFull(date)
                    : `${formats.dayInFull(date)}: ${changeWords(held, t, formats)}${held.note === '' ? '' : ` (${held.note})`}`
                }
              />
            );
          })}
        </div>
      ))}
    </figure>
  );
}

const beginsMonth = (days: readonly LocalDate[]): boolean => days.some((date) => date.endsWith('-01'));

/** The one that is first by precedence. */
const holdingOn = (exceptions: readonly Exception[], date: LocalDate): Exception | null =>
  exceptions.filter((exception) => covers(exception, date)).toSorted(byPrecedence)[0] ?? null;

function kindOf({ reason, change }: Exception): 'holiday' | 'vacation' | 'closed' | 'other' {
  if (reason !== 'other') return reason;
  return change.kind === 'closed' ? 'closed' : 'other';
}
