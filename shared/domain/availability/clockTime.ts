/** What a facility's clock on the wall shows: `HH:MM`; `24:00` is the end of the day. Texts of two such times sort as the times do. */
export type ClockTime = string;

/** A day on the wall. One on which clocks change has more or fewer in truth (`instants.ts`). */
export const minutesPerDay = 1_440;

/** A half-open part of a day by the clock on the wall. */
export interface TimeRange {
  readonly start: ClockTime;
  readonly end: ClockTime;
}

/** Minutes since the day began on the wall. */
export function minutesOf(time: ClockTime): number {
  const digit = (at: number): number => time.charCodeAt(at) - 48;
  return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
}

/** The time so many minutes after the day began, 0 to 1440. */
export function clockTimeOf(minutes: number): ClockTime {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
