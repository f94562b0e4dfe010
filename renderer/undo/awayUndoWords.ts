import type { LastAwayDecision } from '#shared/contract/undo.ts';
import { awayTimeWords } from '../i18n/awayWords.ts';
import type { Saying } from './saying.ts';

/** How the last decision is told of, where a doctor is away or one day has other hours. */

/** What was decided, in a word or two, and for whom. */
export function awayDecidedWords(
  last: LastAwayDecision,
  saying: Saying,
): { readonly what: string; readonly doctor: string } {
  const { deed, doctorName, calendars } = last;
  const { t } = saying;
  const others = calendars === 1 ? '' : ` (${t('breaks.calendars', { count: calendars })})`;
  const dates = awayTimeWords(last, saying);
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
