import type { IntentAction } from '#shared/domain/intent.ts';
import type { Actions } from '#shared/domain/kinds/decisionKinds.ts';
import { kindOf } from '#shared/domain/kinds/kindOf.ts';
import { onBreaks } from './onBreaks.ts';
import { onOffers } from './onOffers.ts';
import { onDates, onHours } from './onHours.ts';
import { onVisits } from './onVisits.ts';
import type { ToldKind } from './toldKind.ts';

/** How each kind is told of: one that is left out does not compile. */
const toldKinds: { readonly [K in keyof Actions]: ToldKind<Actions[K]> } = {
  book: onVisits,
  confirm: onVisits,
  move: onVisits,
  cancel: onVisits,
  presence: onVisits,
  askForOpinion: onVisits,
  addBreak: onBreaks,
  moveBreak: onBreaks,
  removeBreak: onBreaks,
  addService: onOffers,
  changeService: onOffers,
  removeService: onOffers,
  changeInsurance: onOffers,
  changeInsuranceSupport: onOffers,
  publishDay: onDates,
  enableCalendar: onHours,
  disableCalendar: onHours,
};

export const toldKindOf = (action: IntentAction): ToldKind<IntentAction> => kindOf(toldKinds, action);
