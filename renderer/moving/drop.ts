import type { BoardCard } from '#shared/contract/views.ts';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { announce } from '../state/announce.ts';
import { thisMinute } from '../state/now.ts';
import { makesSense } from '../visit/actions.ts';
import { decide, tell } from '../visit/decide.ts';
import { moveDecision } from '../visit/moveDecision.ts';
import { nameOf } from '../visit/nameOf.ts';
import type { MovingWords } from './surface.ts';
import type { Target } from './targets.ts';

/** Moves a visit to where it was dropped: the same decision, with the same undo, as from the list of free times. */
export async function moveTo(visit: VisitDetails, target: Target, words: MovingWords): Promise<void> {
  const { t, formats, today } = words;
  if (!makesSense('move', visit, thisMinute())) {
    tell(t('desk.keys.notNow', { what: t('desk.keys.name.move') }), 'refused');
    return;
  }
  const time = formats.dayAndTime(target.time.start, today);
  const decided = await decide(
    moveDecision(visit.id, target.time, target.service),
    t('visit.done.move', { patient: nameOf(visit.patient, t), time }),
  );
  if (!decided.ok) tell(t(`problem.${decided.error.kind}.text`, decided.error.params), 'refused');
}

/** It was put back, or let go of: only ears need to be told. */
export function sayStays(card: BoardCard, words: MovingWords): void {
  announce(words.t('board.moving.stays', whoAndWhen(card, words)));
}

/** It was dropped where it cannot go. */
export function sayNotThere(card: BoardCard, words: MovingWords): void {
  tell(words.t('board.moving.notThere', whoAndWhen(card, words)), 'refused');
}

function whoAndWhen(card: BoardCard, { t, formats, today }: MovingWords) {
  return { patient: nameOf(card, t), time: formats.dayAndTime(card.start, today) };
}
