import { CalendarClock } from 'lucide-react';
import { whyNotOnceBegun } from './notBegun.ts';
import type { VisitActionKind } from './visitAction.ts';

export const move: VisitActionKind = {
  icon: CalendarClock,
  press: { kind: 'form', task: 'move' },
  whyNot: whyNotOnceBegun,
  word: (_, t) => t('visit.action.move'),
};
