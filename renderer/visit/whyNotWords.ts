import type { VisitDetails } from '#shared/contract/visits.ts';
import { formatsIn } from '../i18n/useFormats.ts';
import { thisMinute } from '../state/now.ts';
import { type VisitAction, whyNot } from './actions/actions.ts';
import type { Standing } from './actions/visitAction.ts';
import { notify } from '../undo/decide.ts';
import { nameOf } from '../i18n/nameOf.ts';
import type { Saying } from '../undo/saying.ts';

/** Says why something cannot be done with a visit now, for eyes and ears; nothing where it can. */
export function notifyWhyNot(
  action: VisitAction,
  visit: Standing & { readonly patient: VisitDetails['patient'] | { surname: string; name: string } },
  { t, formats, today }: Saying,
): void {
  const why = whyNot(action, visit, thisMinute());
  if (why === null) return;
  const time = formatsIn(formats, visit.timeZone).dayAndTime(visit.start, today);
  notify(t(`visit.whyNot.${why}`, { patient: nameOf(visit.patient, t), time }), 'refused');
}
