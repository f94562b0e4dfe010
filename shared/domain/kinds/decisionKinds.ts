import type { BookingId } from '../ids.ts';
import type { Action, IntentOf } from '../intentOf.ts';
import { addBreak, type AddBreakAction } from './addBreak.ts';
import { addService, type AddServiceAction } from './addService.ts';
import { askForOpinion, type AskForOpinionAction } from './askForOpinion.ts';
import { book, type BookAction } from './book.ts';
import type { BreakKind } from './breakKind.ts';
import { cancel, type CancelAction } from './cancel.ts';
import { changeInsurance, type ChangeInsuranceAction } from './changeInsurance.ts';
import { changeInsuranceSupport, type ChangeInsuranceSupportAction } from './changeInsuranceSupport.ts';
import { changeService, type ChangeServiceAction } from './changeService.ts';
import { confirm, type ConfirmAction } from './confirm.ts';
import type { DecisionKind } from './decisionKind.ts';
import { kindOf } from './kindOf.ts';
import { move, type MoveAction } from './move.ts';
import { moveBreak, type MoveBreakAction } from './moveBreak.ts';
import type { OfferKind } from './offerKind.ts';
import { presence, type PresenceAction } from './presence.ts';
import { publishDay, type PublishDayAction } from './publishDay.ts';
import { removeBreak, type RemoveBreakAction } from './removeBreak.ts';
import { removeService, type RemoveServiceAction } from './removeService.ts';
import {
  disableCalendar,
  enableCalendar,
  type DisableCalendarAction,
  type EnableCalendarAction,
} from './switchCalendar.ts';
import { nothingTold, type ToldOfVisit, type VisitKind } from './visitKind.ts';

/** What can be decided about visits, by kind. Files and audit know the kinds by these names. */
export interface VisitActions {
  readonly book: BookAction;
  readonly confirm: ConfirmAction;
  readonly move: MoveAction;
  readonly cancel: CancelAction;
  readonly presence: PresenceAction;
  readonly askForOpinion: AskForOpinionAction;
}

/** What can be decided about breaks. */
export interface BreakActions {
  readonly addBreak: AddBreakAction;
  readonly moveBreak: MoveBreakAction;
  readonly removeBreak: RemoveBreakAction;
}

/** What can be decided about what a calendar offers. */
export interface OfferActions {
  readonly addService: AddServiceAction;
  readonly changeService: ChangeServiceAction;
  readonly removeService: RemoveServiceAction;
  readonly changeInsurance: ChangeInsuranceAction;
  readonly changeInsuranceSupport: ChangeInsuranceSupportAction;
}

/** What can be decided about a calendar's hours, or about the whole calendar. */
export interface HoursActions {
  readonly publishDay: PublishDayAction;
  readonly enableCalendar: EnableCalendarAction;
  readonly disableCalendar: DisableCalendarAction;
}

/** What can be decided at all, by kind. */
export interface Actions extends VisitActions, BreakActions, OfferActions, HoursActions {}

export type VisitAction = VisitActions[keyof VisitActions];
export type BreakAction = BreakActions[keyof BreakActions];
export type OfferAction = OfferActions[keyof OfferActions];
export type HoursAction = HoursActions[keyof HoursActions];
/** A decision about a visit, on its way. */
export type VisitIntent = IntentOf<VisitAction>;
/** A decision about a calendar's hours, on its way. */
export type HoursIntent = IntentOf<HoursAction>;
/** A decision about a break, on its way. */
export type BreakIntent = IntentOf<BreakAction>;
/** A decision about what a calendar offers, on its way. */
export type OfferIntent = IntentOf<OfferAction>;

const visitKinds: { readonly [K in keyof VisitActions]: VisitKind<VisitActions[K]> } = {
  book,
  confirm,
  move,
  cancel,
  presence,
  askForOpinion,
};

const breakKinds: { readonly [K in keyof BreakActions]: BreakKind<BreakActions[K]> } = {
  addBreak,
  moveBreak,
  removeBreak,
};

const offerKinds: { readonly [K in keyof OfferActions]: OfferKind<OfferActions[K]> } = {
  addService,
  changeService,
  removeService,
  changeInsurance,
  changeInsuranceSupport,
};

/** The module of each kind: one that is left out does not compile. */
export const decisionKinds: { readonly [K in keyof Actions]: DecisionKind<Actions[K]> } = {
  ...visitKinds,
  ...breakKinds,
  ...offerKinds,
  publishDay,
  enableCalendar,
  disableCalendar,
};

/** The visit that a decision is about; one that the vendor has not numbered yet goes by the intent's own id. */
export const visitOf = (intent: Pick<VisitIntent, 'id' | 'action'>): BookingId =>
  visitKindOf(intent.action).subjectOf(intent).id;

/** The module of a kind of decision about visits. */
export const visitKindOf = (action: VisitAction): VisitKind<VisitAction> => kindOf(visitKinds, action);

/** What lists tell of a decision about a visit; nothing of one about something else. */
export const toldOfVisit = (action: Action): ToldOfVisit =>
  isVisitAction(action) ? visitKindOf(action).told(action) : nothingTold;

/** The module of a kind of decision about what a calendar offers. */
export const offerKindOf = (action: OfferAction): OfferKind<OfferAction> => kindOf(offerKinds, action);

/** The module of a decision's kind, whatever it is about. */
export const decisionKindOf = (action: Actions[keyof Actions]): DecisionKind<Actions[keyof Actions]> =>
  kindOf(decisionKinds, action);

export const isVisitAction = (action: Action): action is VisitAction => action.kind in visitKinds;
export const isOfferAction = (action: Action): action is OfferAction => action.kind in offerKinds;
export const isBreakAction = (action: Action): action is BreakAction => action.kind in breakKinds;

/** Whether a decision of whatever kind is about a visit. */
export const isOnVisit = <I extends Pick<IntentOf<Action>, 'action'>>(
  intent: I,
): intent is I & { readonly action: VisitAction } => isVisitAction(intent.action);

/** Whether a decision of whatever kind is about a break. */
export const isOnBreak = <I extends Pick<IntentOf<Action>, 'action'>>(
  intent: I,
): intent is I & { readonly action: BreakAction } => isBreakAction(intent.action);

/** Whether a decision of whatever kind is about what a calendar offers. */
export const isOnOffer = <I extends Pick<IntentOf<Action>, 'action'>>(
  intent: I,
): intent is I & { readonly action: OfferAction } => isOfferAction(intent.action);
