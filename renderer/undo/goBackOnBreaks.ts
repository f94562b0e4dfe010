import type { LastBreakDecision } from '#shared/contract/undo.ts';
import { door } from '../state/door.ts';
import { dropToastsOf } from '../state/toasts.ts';
import { breakDecidedWords, breakNoWayWords } from './breakUndoWords.ts';
import { notify, undoDecision } from './decide.ts';
import type { Saying } from './saying.ts';

/** Goes the way back from a press about breaks. */
export async function goBackOnBreaks(last: LastBreakDecision, saying: Saying): Promise<void> {
  const { t } = saying;
  const { way } = last;
  if (way.kind === 'none') return;
  dropToastsOf((of) => of.kind === 'intent' && of.intentId === way.intentId);
  if (way.kind === 'undo') {
    await undoDecision(way.intentId, t, t('breaks.takeBack.undone', breakDecidedWords(last, saying)));
    return;
  }
  const answer = await door().ask('breaks.takeBack', { intentId: way.intentId });
  if (!answer.ok) notify(t(`problem.${answer.error.kind}.text`, answer.error.params), 'refused');
  else if (answer.value === 'done') notify(t('breaks.takeBack.back'), 'done');
  else notify(breakNoWayWords(last, { kind: 'none', why: 'changed' }, saying), 'refused');
}
