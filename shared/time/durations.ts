/** Spans in milliseconds. A day of the calendar may have 23 or 25 hours (`zone.ts`); this one has 24. */
export const secondMs = 1_000;
export const minuteMs = 60 * secondMs;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
