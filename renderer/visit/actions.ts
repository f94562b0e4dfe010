import type { VisitDetails } from '#shared/contract/visits.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Translator } from '#shared/messages/translator.ts';
import { dayIsOf, type Ways, waysOf } from '../arrivals/steps.ts';

/** What can be done with a visit, in the order of the buttons. */
export const visitActions = ['next', 'noShow', 'back', 'confirm', 'move', 'cancel'] as const;
export type VisitAction = (typeof visitActions)[number];

type Standing = Pick<
  VisitDetails,
  'status' | 'start' | 'end' | 'confirmed' | 'presence' | 'arrival' | 'timeZone'
>;

/**
 * Whether an action makes sense for a visit now: nobody arrives on a coming day, fails to come before the visit begins, or is
 * moved and cancelled after it has begun (the marketplace refuses both).
 */
export function makesSense(action: VisitAction, visit: Standing, now: EpochMs): boolean {
  if (visit.status === 'canceled') return false;
  const begun = now >= visit.start;
  switch (action) {
    case 'next':
    case 'noShow':
    case 'back':
      return waysOfVisit(visit, now)[action] !== null;
    case 'confirm':
      return visit.confirmed !== true && visit.presence === null && !begun;
    case 'move':
    case 'cancel':
      return !begun && visit.presence !== 'absent';
  }
}

/** The steps that its patient can take now. */
export function waysOfVisit(visit: Standing, now: EpochMs): Ways {
  return waysOf(
    { ...visit, confirmed: visit.confirmed === true },
    now,
    dayIsOf(visit.start, visit.timeZone, now),
  );
}

/** What an action is called; the next step by what it leads to. */
export function wordOf(action: VisitAction, ways: Ways, t: Translator): string {
  switch (action) {
    case 'next':
      return t(`arrivals.step.${ways.next ?? 'done'}`);
    case 'noShow':
      return t('arrivals.step.noShow');
    default:
      return t(`visit.action.${action}`);
  }
}
