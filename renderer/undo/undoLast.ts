import type {
  LastAwayDecision,
  LastDecision,
  LastOfferDecision,
  LastVisitDecision,
} from '#shared/contract/undo.ts';
import { rememberedMinutes } from '#shared/domain/lastDecision.ts';
import type { VisitDecision } from '#shared/contract/visits.ts';
import { undoSteps } from './takeSteps.ts';
import { door } from '../state/door.ts';
import { offer } from '../state/offer.ts';
import { turnTo } from '../state/selection.ts';
import { dropToastsOf } from '../state/toasts.ts';
import { decide, notify, takeAwayBack, undoDecision } from './decide.ts';
import { goBackOnBreaks } from './goBackOnBreaks.ts';
import { offerDecidedWords } from './offerUndoWords.ts';
import { noWayWords } from './undoWords.ts';
import type { Saying } from './saying.ts';
import { decidedWords, timeOf, type VisitWay } from './visitUndoWords.ts';

/** One after the other: of two quick presses the second means the decision before. */
let turn: Promise<void> = Promise.resolve();

/**
 * Takes back what was decided last, whether or not a toast still tells of it: at once inside the undo window, later only after
 * a question. Where there is no way back, says why; what breaks on the way is said too, and the next press means the same again.
 */
export function takeBackLast(saying: Saying): Promise<void> {
  turn = turn.then(() => takeBack(saying)).catch(() => notify(saying.t('problem.bug.text'), 'refused'));
  return turn;
}

async function takeBack(saying: Saying): Promise<void> {
  const { t } = saying;
  const answer = await door().ask('undo.last', null);
  if (!answer.ok) {
    notify(t(`problem.${answer.error.kind}.text`, answer.error.params), 'refused');
    return;
  }
  const last = answer.value;
  if (last === null) notify(t('visit.takeBack.nothing', { minutes: rememberedMinutes }), 'refused');
  else if (last.way.kind === 'none') notify(noWayWords(last, saying) ?? '', 'refused');
  else if (last.freely) await goBack(last, saying);
  else offer(last);
}

/** Goes the way back. A cancellation is not decided here: its form asks for the reason first. */
export async function goBack(last: LastDecision, saying: Saying): Promise<void> {
  if (last.about === 'break') await goBackOnBreaks(last, saying);
  else if (last.about === 'offer') await goBackOnOffer(last, saying);
  else if (last.about === 'away') await goBackOnAway(last, saying);
  else if (last.way.kind !== 'none') await goBackOnVisit(last, last.way, saying);
}

/** What a calendar offers is taken back as if it had never been, or not at all. */
async function goBackOnOffer(last: LastOfferDecision, { t }: Saying): Promise<void> {
  const { way } = last;
  if (way.kind === 'none') return;
  dropToastsOf((of) => of.kind === 'intent' && of.intentId === way.intentId);
  await undoDecision(way.intentId, t, t('services.back.undone', offerDecidedWords(last, t)));
}

async function goBackOnAway({ way }: LastAwayDecision, { t }: Saying): Promise<void> {
  if (way.kind === 'none') return;
  dropToastsOf((of) => of.kind === 'away' && of.awayId === way.awayId);
  await takeAwayBack(way.awayId, t);
}

async function goBackOnVisit(last: LastVisitDecision, way: VisitWay, saying: Saying): Promise<void> {
  const { t, formats, today } = saying;
  const { what, patient } = decidedWords(last, saying);
  switch (way.kind) {
    case 'undo':
      dropToastsOf((of) => of.kind === 'intent' && of.intentId === way.intentId);
      await undoDecision(way.intentId, t, t('visit.takeBack.undone', { patient, what }));
      return;
    case 'unstep': {
      const { steps } = way;
      dropToastsOf((of) => of.kind === 'steps' && of.steps.some(({ since }) => since === steps[0]?.since));
      const count = last.visits.length;
      await undoSteps(steps, t, t('visit.takeBack.unstepped', { count, patient, step: what }));
      return;
    }
    case 'moveBack':
    case 'bookAgain': {
      const kind = way.kind === 'moveBack' ? 'move' : 'book';
      const time = timeOf(last, formats, today);
      await decideAnew(way.decision, t(`visit.done.${kind}`, { patient, time, online: 'no' }), saying);
      return;
    }
    case 'cancel':
      turnTo({ kind: 'visit', id: way.bookingId, task: 'cancel', settles: null });
      return;
  }
}

async function decideAnew(decision: VisitDecision, done: string, { t }: Saying): Promise<void> {
  const decided = await decide(decision, done);
  if (!decided.ok) notify(t(`problem.${decided.error.kind}.text`, decided.error.params), 'refused');
}
