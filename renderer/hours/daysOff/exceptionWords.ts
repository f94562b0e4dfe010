import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { rangeWords, weekdays } from '../hoursWords.ts';

/** What holds on the dates of an exception: `Closed`, `Closed 12:00–18:00`, `As on Sunday`, `Instead: 09:00–11:00`. */
export function changeWords({ change, reason }: Exception, t: Translator, formats: Formats): string {
  switch (change.kind) {
    case 'closed':
      if (change.times !== null)
        return t('hours.exception.is.closedPart', { times: times(change.times, formats) });
      return t(reason === 'vacation' ? 'hours.exception.kind.vacation' : 'hours.exception.is.closed');
    case 'asWeekday':
      return t('hours.exception.is.asWeekday', {
        day: weekdays(formats.tag, 'long')[change.weekday - 1] ?? '',
      });
    case 'replaced':
    case 'extra': {
      const { hours } = change;
      const ranges = hours.kind === 'times' ? hours.times : hours.periods;
      return t(`hours.exception.is.${change.kind}`, { times: times(ranges, formats) });
    }
  }
}

const times = (ranges: readonly { start: string; end: string }[], formats: Formats): string =>
  ranges.map((range) => rangeWords(range, formats)).join(', ');

/** Its first and last date. */
export const datesWords = ({ from, to }: Exception, formats: Formats, today: LocalDate): string =>
  from === to
    ? formats.dayWithYear(from, today)
    : `${formats.dayWithYear(from, today)} – ${formats.dayWithYear(to, today)}`;
