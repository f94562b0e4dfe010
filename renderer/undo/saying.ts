import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { LocalDate } from '#shared/time/zone.ts';

/** How things are said here and today. */
export interface Saying {
  readonly t: Translator;
  readonly formats: Formats;
  readonly today: LocalDate;
}
