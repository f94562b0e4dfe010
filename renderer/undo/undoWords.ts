import type { LastDecision } from '#shared/contract/undo.ts';
import type { Saying } from './saying.ts';
import { awayDecidedWords, awayNoWayWords, awayQuestionOf } from './awayUndoWords.ts';
import { offerDecidedWords } from './offerUndoWords.ts';
import { breakDecidedWords, breakNoWayWords, breakQuestionOf } from './breakUndoWords.ts';
import { commandOfVisit, noWayOfVisit, questionOfVisit } from './visitUndoWords.ts';

/** What would be done, as a question; `null`: there is no way back. */
export function questionOf(last: LastDecision, saying: Saying): string | null {
  if (last.about === 'visit')
    return last.way.kind === 'none' ? null : questionOfVisit(last, last.way, saying);
  if (last.about === 'away') return last.way.kind === 'none' ? null : awayQuestionOf(last, saying);
  if (last.about === 'offer')
    return last.way.kind === 'none'
      ? null
      : saying.t('services.back.undo', offerDecidedWords(last, saying.t));
  return last.way.kind === 'none' ? null : breakQuestionOf(last, saying);
}

/** Why there is no way back; `null`: there is one. */
export function noWayWords(last: LastDecision, saying: Saying): string | null {
  if (last.about === 'visit') return last.way.kind === 'none' ? noWayOfVisit(last, last.way, saying) : null;
  if (last.about === 'away') return last.way.kind === 'none' ? awayNoWayWords(last.way, saying) : null;
  if (last.about === 'offer') return last.way.kind === 'none' ? saying.t('services.back.left') : null;
  return last.way.kind === 'none' ? breakNoWayWords(last, last.way, saying) : null;
}

/** What the way back is called as a command; `null`: there is none. */
export function commandOf(last: LastDecision, saying: Saying): string | null {
  const { t } = saying;
  if (last.about === 'visit') return commandOfVisit(last, { t });
  if (last.way.kind === 'none') return null;
  const { what, doctor } = decidedWordsOf(last, saying);
  return last.freely
    ? t('visit.undo.of', { what: `${doctor}: ${what}` })
    : `${t('breaks.takeBack.do')} · ${doctor}: ${what}`;
}

/** What the button says that goes the way back. */
export function wayWords(last: LastDecision, { t }: Pick<Saying, 't'>): string {
  if (last.about !== 'visit')
    return t(last.way.kind === 'undo' ? 'visit.takeBack.do.undo' : 'breaks.takeBack.do');
  return last.way.kind === 'none' ? '' : t(`visit.takeBack.do.${last.way.kind}`);
}

function decidedWordsOf(last: Exclude<LastDecision, { about: 'visit' }>, saying: Saying) {
  switch (last.about) {
    case 'offer':
      return offerDecidedWords(last, saying.t);
    case 'break':
      return breakDecidedWords(last, saying);
    case 'away':
      return awayDecidedWords(last, saying);
  }
}
