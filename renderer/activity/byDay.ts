import { type EpochMs, type LocalDate, localDateOf, type TimeZone } from '#shared/time/zone.ts';

/** A list that is in order of time, cut into the clinic's days. */
export function byDay<T extends { readonly at: EpochMs }>(
  entries: readonly T[],
  zone: TimeZone,
): readonly { readonly date: LocalDate; readonly entries: readonly T[] }[] {
  const days: { date: LocalDate; entries: T[] }[] = [];
  for (const entry of entries) {
    const date = localDateOf(entry.at, zone);
    const last = days.at(-1);
    if (last?.date === date) last.entries.push(entry);
    else days.push({ date, entries: [entry] });
  }
  return days;
}
