import { Check } from 'lucide-react';
import type { VisitActionKind } from './visitAction.ts';

export const confirm: VisitActionKind = {
  icon: Check,
  press: { kind: 'confirm' },
  whyNot({ confirmed, presence, start }, now) {
    if (confirmed === true) return 'confirmed';
    if (presence !== null) return 'marked';
    return now >= start ? 'begun' : null;
  },
  word: (_, t) => t('visit.action.confirm'),
};
