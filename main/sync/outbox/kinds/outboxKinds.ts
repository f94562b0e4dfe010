import type { Actions } from '#shared/domain/kinds/decisionKinds.ts';
import { addBreak } from './addBreak.ts';
import { addService } from './addService.ts';
import { askForOpinion } from './askForOpinion.ts';
import { book } from './book.ts';
import { cancel } from './cancel.ts';
import { changeInsurance } from './changeInsurance.ts';
import { changeInsuranceSupport } from './changeInsuranceSupport.ts';
import { changeService } from './changeService.ts';
import { confirm } from './confirm.ts';
import { move } from './move.ts';
import { moveBreak } from './moveBreak.ts';
import type { OutboxKind } from './outboxKind.ts';
import { presence } from './presence.ts';
import { publishDay } from './publishDay.ts';
import { removeBreak } from './removeBreak.ts';
import { removeService } from './removeService.ts';
import { disableCalendar, enableCalendar } from './switchCalendar.ts';

/** The module of each kind of decision: one that is left out does not compile. */
export const outboxKinds: { readonly [K in keyof Actions]: OutboxKind<Actions[K]> } = {
  book,
  confirm,
  move,
  cancel,
  presence,
  askForOpinion,
  addBreak,
  moveBreak,
  removeBreak,
  addService,
  changeService,
  removeService,
  changeInsurance,
  changeInsuranceSupport,
  publishDay,
  enableCalendar,
  disableCalendar,
};
