import type { HoursItem } from '#shared/contract/attention.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { AttentionWords } from './itemWords.ts';

/** Reasons that mean something else for hours than for a visit. */
const own = ['serviceGone', 'fieldsWrong', 'neverArrived'] as const;
const isOwn = (reason: HoursItem['reason']): reason is (typeof own)[number] =>
  own.some((known) => known === reason);

/** An attention item about a calendar's hours in the clinic's words. */
export function hoursItemWords(
  { kind, dates, reason }: HoursItem,
  t: Translator,
  formats: Pick<Formats, 'dayWithYear'>,
  today: LocalDate,
): AttentionWords {
  const date = dates === null ? '' : formats.dayWithYear(dates.first, today);
  const why = isOwn(reason) ? t(`publishing.refused.${reason}`) : t(`visit.why.${reason}`, { time: date });
  return {
    wanted: t(`publishing.wanted.${kind}`, { count: dates?.count ?? 1, date }),
    why,
    now: dates === null ? '' : t('publishing.notThere', { count: dates.count }),
    short: why,
  };
}
