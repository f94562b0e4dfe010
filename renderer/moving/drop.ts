import type { VisitDetails } from '#shared/contract/visits.ts';
import { announce } from '../state/announce.ts';
import { thisMinute } from '../state/now.ts';
import { makesSense } from '../visit/actions/actions.ts';
import { decide, notify } from '../undo/decide.ts';
import { moveDecision } from '../visit/moveDecision.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { notifyWhyNot } from '../visit/whyNotWords.ts';
import type { MovingWords } from './surface.ts';
import type { Target } from './targets.ts';
import { formatsAt } from '../i18n/useFormats.ts';
import type { BoardCard } from '#shared/contract/board.ts';

/** Moves a visit to where it was dropped: the same decision, with the same undo, as from the list of free times. */
export async function moveTo(visit: VisitDetails, target: Target, words: MovingWords): Promise<void> {
  const { t, formats, today } = words;
  if (!makesSense('move', visit, thisMinute())) {
    notifyWhyNot('move', visit, words);
    return;
  }
  const time = formatsAt(formats, target.time.addressId).dayAndTime(target.time.start, today);
  const decided = await decide(
    moveDecision(visit, target.time, target.service),
    t('visit.done.move', {
      patient: nameOf(visit.patient, t),
      time,
      online: target.time.onlineOnly ? 'yes' : 'no',
    }),
  );
  if (!decided.ok) notify(t(`problem.${decided.error.kind}.text`, decided.error.params), 'refused');
}

/** It was put back, or let go of: only ears need to be told. @param addressId whose calendar it was taken from */
export function sayStays(card: BoardCard, addressId: string, words: MovingWords): void {
  announce(words.t('board.moving.stays', whoAndWhen(card, addressId, words)));
}

/** It was dropped where it cannot go. @param addressId as above */
export function sayNotThere(card: BoardCard, addressId: string, words: MovingWords): void {
  notify(words.t('board.moving.notThere', whoAndWhen(card, addressId, words)), 'refused');
}

/** Its time is that of its card: by the clock of the facility where it is. */
function whoAndWhen(card: BoardCard, addressId: string, { t, formats, today }: MovingWords) {
  return { patient: nameOf(card, t), time: formatsAt(formats, addressId).dayAndTime(card.start, today) };
}
