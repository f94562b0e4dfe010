import { atWallClock } from '#shared/time/zone.ts';
import { inventDay } from '../days/day.ts';

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const date = '2026-11-23';

/** The libraries show the computer's zone, so the day is in it. */
export const now = atWallClock(date, '12:41', timeZone);

/** 640 visits at 20 doctors. */
export const day = inventDay({ date, timeZone, doctors: 20, now, visitsEach: 32 });
