import { CircleSlash, Undo2, UserCheck } from 'lucide-react';
import type { EpochMs } from '#shared/time/zone.ts';
import { dayIsOf, type Ways, waysOf } from '../../state/steps.ts';
import type { Standing, VisitActionKind, WhyNot } from './visitAction.ts';

/** The steps that a visit's patient can take now. */
export function waysOfVisit(visit: Standing, now: EpochMs): Ways {
  return waysOf(
    { ...visit, confirmed: visit.confirmed === true },
    now,
    dayIsOf(visit.start, visit.timeZone, now),
  );
}

export const next: VisitActionKind = {
  icon: UserCheck,
  press: { kind: 'step', way: 'next' },
  whyNot: (visit, now) => unlessComing('next', visit, now, 'done'),
  word: (ways, t) => t(`arrivals.step.${ways.next ?? 'done'}`),
};

export const noShow: VisitActionKind = {
  icon: CircleSlash,
  press: { kind: 'step', way: 'noShow' },
  whyNot: (visit, now) => unlessComing('noShow', visit, now, now >= visit.start ? 'missed' : 'notBegun'),
  word: (_, t) => t('arrivals.step.noShow'),
};

export const back: VisitActionKind = {
  icon: Undo2,
  press: { kind: 'step', way: 'back' },
  whyNot: (visit, now) => (waysOfVisit(visit, now).back === null ? 'noStep' : null),
  word: (_, t) => t('visit.action.back'),
};

/** Nobody arrives on a coming day, or fails to. */
function unlessComing(way: keyof Ways, visit: Standing, now: EpochMs, otherwise: WhyNot): WhyNot | null {
  if (waysOfVisit(visit, now)[way] !== null) return null;
  return dayIsOf(visit.start, visit.timeZone, now) === 'coming' ? 'coming' : otherwise;
}
