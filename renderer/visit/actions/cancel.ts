import { X } from 'lucide-react';
import { whyNotOnceBegun } from './notBegun.ts';
import type { VisitActionKind } from './visitAction.ts';

export const cancel: VisitActionKind = {
  icon: X,
  press: { kind: 'form', task: 'cancel' },
  whyNot: whyNotOnceBegun,
  word: (_, t) => t('visit.action.cancel'),
};
