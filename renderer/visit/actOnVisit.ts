import type { Translator } from '#shared/messages/translator.ts';
import { door } from '../state/door.ts';
import { thisMinute } from '../state/now.ts';
import { select } from '../state/selection.ts';
import { takeStep } from '../arrivals/takeSteps.ts';
import { makesSense, type VisitAction, waysOfVisit } from './actions.ts';
import { decide, tell } from './decide.ts';
import { nameOf } from './nameOf.ts';

/**
 * Does something with a visit that is not open in the panel, such as the card with the focus: what takes one key is done and
 * said, what needs more is opened. What makes no sense now is said as well, because there is no dimmed button to show it.
 */
export async function actOnVisit(action: VisitAction, bookingId: string, t: Translator): Promise<void> {
  const answer = await door().ask('visits.get', { bookingId });
  if (!answer.ok) {
    tell(t(`problem.${answer.error.kind}.text`, answer.error.params), 'refused');
    return;
  }
  const visit = answer.value;
  if (visit === null || !makesSense(action, visit, thisMinute())) {
    tell(t('desk.keys.notNow', { what: t(`desk.keys.name.${action}`) }), 'refused');
    return;
  }
  if (action === 'move' || action === 'cancel') {
    select({ kind: 'visit', id: visit.id, task: action, settles: null });
    return;
  }
  if (action !== 'confirm') {
    const to = waysOfVisit(visit, thisMinute())[action];
    if (to !== null) await takeStep({ id: visit.id, patient: visit.patient }, to, t);
    return;
  }
  const decided = await decide(
    { kind: 'confirm', bookingId: visit.id },
    t('visit.done.confirm', { patient: nameOf(visit.patient, t) }),
  );
  if (!decided.ok) tell(t(`problem.${decided.error.kind}.text`, decided.error.params), 'refused');
}
