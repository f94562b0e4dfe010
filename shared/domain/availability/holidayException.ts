import type { Exception } from './exception.ts';
import type { Holiday } from './holidays.ts';

/** What a clinic does on a holiday. */
export const holidayChoices = ['closed', 'asSunday', 'open'] as const;
export type HolidayChoice = (typeof holidayChoices)[number];

/**
 * The exception that a choice comes to; `null` where the plan holds as it stands. A holiday of half a day closes that half.
 * @param scope a facility's, or whose hours it shall change
 */
export function holidayException(
  { date, name, times }: Holiday,
  choice: HolidayChoice,
  { id, scope }: Pick<Exception, 'id' | 'scope'>,
): Exception | null {
  const holiday = { id, scope, from: date, to: date, reason: 'holiday', note: name } as const;
  switch (choice) {
    case 'closed':
      return { ...holiday, change: { kind: 'closed', times: times === null ? null : [times] } };
    case 'asSunday':
      return { ...holiday, change: { kind: 'asWeekday', weekday: 7 } };
    case 'open':
      return null;
  }
}
