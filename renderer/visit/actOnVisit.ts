import type { Ways } from '../state/steps.ts';
import type { SeenVisit, VisitDetails } from '#shared/contract/visits.ts';
import { door } from '../state/door.ts';
import { thisMinute } from '../state/now.ts';
import { turnTo } from '../state/selection.ts';
import { takeStep } from '../undo/takeSteps.ts';
import { makesSense, stepOfVisit } from './actions/actions.ts';
import type { Press } from './actions/visitAction.ts';
import { decide, notify } from '../undo/decide.ts';
import { nameOf } from '../i18n/nameOf.ts';
import type { Saying } from '../undo/saying.ts';
import { notifyWhyNot } from './whyNotWords.ts';

/**
 * Does something with a visit that is not open in the panel, such as the card with the focus: what takes one key is done and
 * said, what needs more is opened. What makes no sense now is said as well, because there is no dimmed button to show it.
 * @param seen where it stood for whoever pressed
 */
export async function actOnVisit(
  press: Exclude<Press, { kind: 'step' }>,
  { id: bookingId, ...seen }: SeenVisit & { readonly id: string },
  saying: Saying,
): Promise<void> {
  const { t } = saying;
  const answer = await door().ask('visits.get', { bookingId });
  if (!answer.ok) {
    notify(t(`problem.${answer.error.kind}.text`, answer.error.params), 'refused');
    return;
  }
  const visit = answer.value;
  if (visit === null) {
    notify(t('visit.whyNot.gone'), 'refused');
    return;
  }
  const action = press.kind === 'form' ? press.task : press.kind;
  if (!makesSense(action, visit, thisMinute())) {
    notifyWhyNot(action, visit, saying);
    return;
  }
  if (press.kind === 'form') {
    turnTo({ kind: 'visit', id: visit.id, task: press.task, settles: null });
    return;
  }
  const decided = await decide(
    { kind: 'confirm', bookingId: visit.id, seen },
    t('visit.done.confirm', { patient: nameOf(visit.patient, t) }),
  );
  if (!decided.ok) notify(t(`problem.${decided.error.kind}.text`, decided.error.params), 'refused');
}

/** Takes a step with a visit that was looked at where there is neither card nor panel, such as in the palette. */
export async function stepOnVisit(way: keyof Ways, visit: VisitDetails, saying: Saying): Promise<void> {
  const step = stepOfVisit(visit, way, thisMinute());
  if (step === null) notifyWhyNot(way, visit, saying);
  else await takeStep({ id: visit.id, patient: visit.patient }, step, saying.t);
}
