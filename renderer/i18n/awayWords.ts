import type { AwayTime } from '#shared/domain/awayTime.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { clockWords } from './clockWords.ts';

interface Saying {
  readonly t: Translator;
  readonly formats: Formats;
  readonly today: LocalDate;
}

/** `Mon 30 Nov`, `Mon 30 Nov, from 13:00`, or `Mon 30 Nov, 13:00 – Fri 11 Dec`. */
export function awayTimeWords(
  { from, to, fromTime, toTime }: AwayTime,
  { t, formats, today }: Saying,
): string {
  const clock = (time: string): string => clockWords(time, formats);
  const first = formats.dayWithYear(from, today);
  if (from === to) {
    if (fromTime === null)
      return toTime === null ? first : `${first}, ${t('away.time.until', { time: clock(toTime) })}`;
    return toTime === null
      ? `${first}, ${t('away.time.from', { time: clock(fromTime) })}`
      : `${first}, ${clock(fromTime)}–${clock(toTime)}`;
  }
  const withTime = (day: string, time: string | null): string =>
    time === null ? day : `${day}, ${clock(time)}`;
  return `${withTime(first, fromTime)} – ${withTime(formats.dayWithYear(to, today), toTime)}`;
}
