import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { localDateOf, type EpochMs, type LocalDate } from '#shared/time/zone.ts';

/** How times are said here and today. */
export interface SayingTimes {
  readonly t: Translator;
  readonly formats: Pick<Formats, 'dayAndTime' | 'time' | 'timeZone'>;
  readonly today: LocalDate;
}

/** `12:00 to 13:00`, with the days where they are not today's, or not one. */
export function spanWords(
  { since, till }: { readonly since: EpochMs; readonly till: EpochMs },
  { t, formats, today }: SayingTimes,
): string {
  const isOneDay = localDateOf(since, formats.timeZone) === localDateOf(till - 1, formats.timeZone);
  return t('breaks.span', {
    from: formats.dayAndTime(since, today),
    to: isOneDay ? formats.time(till) : formats.dayAndTime(till, today),
  });
}
