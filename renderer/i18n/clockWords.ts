import { minutesOf, type ClockTime } from '#shared/domain/availability/clockTime.ts';
import type { Formats } from '#shared/messages/formats.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** A day whose clock is nobody's. */
const aDay = Date.UTC(2027, 0, 4);

/** `08:00`, or `8:00 AM` where people count to twelve. */
export function clockWords(time: ClockTime, { hour12, tag }: Pick<Formats, 'hour12' | 'tag'>): string {
  if (!hour12) return time;
  const format = new Intl.DateTimeFormat(tag, {
    hour: 'numeric',
    minute: '2-digit',
    hour12: true,
    timeZone: 'UTC',
  });
  return format.format(aDay + minutesOf(time) * minuteMs);
}
