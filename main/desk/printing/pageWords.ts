import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { localDateOf, type EpochMs, type LocalDate, type TimeZone } from '#shared/time/zone.ts';
import type { PageWords } from './dayPage.ts';

interface Language {
  readonly t: Translator;
  readonly formats: Formats;
  /** The same for a facility with another clock. */
  readonly inZone: (timeZone: TimeZone) => Formats;
  /** BCP 47 */
  readonly lang: string;
}

/** What a printed day says around its visits. @param staff initials of who printed it; empty: nobody was set up */
export function pageWords(
  { t, formats, inZone, lang }: Language,
  date: LocalDate,
  now: EpochMs,
  staff: string,
): PageWords {
  const time = `${formats.day(localDateOf(now, formats.timeZone))}, ${formats.time(now)}`;
  return {
    lang,
    title: `${t('app.name')} ${date}`,
    day: formats.dayInFull(date),
    heads: [
      t('privacy.paper.time'),
      t('privacy.paper.patient'),
      t('privacy.paper.phone'),
      t('privacy.paper.service'),
      t('privacy.paper.note'),
    ],
    count: (count) => t('privacy.paper.visits', { count }),
    nobody: t('privacy.paper.nobody'),
    foot:
      staff === ''
        ? t('privacy.paper.printed', { time })
        : t('privacy.paper.printedBy', { time, who: staff }),
    time: (at, timeZone) => (timeZone === formats.timeZone ? formats : inZone(timeZone)).time(at),
    state: ({ state }) => (state === 'expected' ? '' : t(`board.state.${state}`)),
  };
}
