import { atWallClock } from '#shared/time/zone.ts';
import { inventDay } from '../days/day.ts';

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const date = '2026-11-23';

/** The libraries show the computer's zone, so the day is in it. */
export const now = atWallClock(date, '12:41', timeZone);

/** How large a day is: 640 visits at 20 doctors, or 2,000 at 50; the libraries show it from 7 to its last full hour. */
const daySizes = {
  full: { doctors: 20, visitsEach: 32, until: 20 },
  fullest: { doctors: 50, visitsEach: 40, until: 21 },
} as const;
export type DaySize = keyof typeof daySizes;

/** Who is measured, and with which day: `#ours`, `#ours/fullest`. */
export const [name = '', size = 'full'] = location.hash.slice(1).split('/');

const { until: lastHour, ...plan } = daySizes[size === 'fullest' ? size : 'full'];
/** The hour at which the libraries' day ends. */
export const until = lastHour;

/** The day that the address asks for. */
export const day = inventDay({ date, timeZone, now, ...plan });
