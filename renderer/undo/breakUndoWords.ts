import type { LastBreakDecision } from '#shared/contract/undo.ts';
import { formatsIn } from '../i18n/useFormats.ts';
import { spanWords } from '../i18n/spanWords.ts';
import type { Saying } from './saying.ts';

/** How the last decision is told of, where it is about breaks. */

/** What was decided, in a word or two, and for whom. */
export function breakDecidedWords(
  { deed, doctorName, calendars }: LastBreakDecision,
  { t }: Pick<Saying, 't'>,
) {
  const others = calendars === 1 ? '' : ` (${t('breaks.calendars', { count: calendars })})`;
  return { what: t(`breaks.wish.${deed}`), doctor: `${doctorName}${others}` };
}

/** What would be done, as a question. */
export function breakQuestionOf(last: LastBreakDecision, saying: Saying): string {
  const { t, formats, today } = saying;
  const { what, doctor } = breakDecidedWords(last, saying);
  if (last.way.kind === 'undo') return t('breaks.takeBack.undo', { doctor, what });
  const there = { t, today, formats: formatsIn(formats, last.timeZone) };
  return t(`breaks.takeBack.${last.deed}`, { doctor, span: spanWords(last.span, there) });
}

/** Why there is no way back. */
export function breakNoWayWords(
  last: LastBreakDecision,
  { why }: Extract<LastBreakDecision['way'], { kind: 'none' }>,
  { t }: Pick<Saying, 't'>,
): string {
  return why === 'refused'
    ? t('visit.takeBack.none.refused', { patient: last.doctorName })
    : t('breaks.takeBack.changed');
}
