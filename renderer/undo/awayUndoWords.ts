import type { LastAwayDecision } from '#shared/contract/undo.ts';
import type { Saying } from './saying.ts';

/** How the last decision is told of, where a doctor is away or one day has other hours. */

/** What was decided, in a word or two, and for whom. */
export function awayDecidedWords(
  { deed, doctorName, calendars, from, to }: LastAwayDecision,
  { t, formats, today }: Saying,
): { readonly what: string; readonly doctor: string } {
  const others = calendars === 1 ? '' : ` (${t('breaks.calendars', { count: calendars })})`;
  const [first, last] = [formats.dayWithYear(from, today), formats.dayWithYear(to, today)];
  const dates = from === to ? first : `${first} – ${last}`;
  return { what: t(`away.wish.${deed}`, { dates }), doctor: `${doctorName}${others}` };
}

/** What would be done, as a question. */
export const awayQuestionOf = (last: LastAwayDecision, saying: Saying): string =>
  saying.t('away.back.question', awayDecidedWords(last, saying));

/** Why there is no way back. */
export const awayNoWayWords = (
  { why }: Extract<LastAwayDecision['way'], { kind: 'none' }>,
  { t }: Pick<Saying, 't'>,
): string => t(why === 'over' ? 'away.back.over' : 'away.back.changed');
