import { CalendarClock, Check, CircleSlash, UserCheck, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { Button } from '../app/Button.tsx';
import { isTyping } from '../app/useShortcuts.ts';
import { useT } from '../i18n/useT.ts';
import { actionKeys, actionOfKey, makesSense, type VisitAction, visitActions } from './actions.ts';
import type { Deciding } from './useDeciding.ts';

interface Props {
  readonly visit: VisitDetails;
  readonly task: 'look' | 'cancel' | 'move';
  readonly now: EpochMs;
  readonly deciding: Deciding;
  readonly onTask: (task: 'cancel' | 'move') => void;
}

const icons = {
  present: UserCheck,
  absent: CircleSlash,
  confirm: Check,
  move: CalendarClock,
  cancel: X,
} as const;

/** What can be done, by button or by key; what makes no sense now is dimmed and deaf. */
export function Actions({ visit, task, now, deciding, onTask }: Props): ReactNode {
  const t = useT();
  const act = (action: VisitAction): void => {
    switch (action) {
      case 'present':
      case 'absent':
        void deciding.mark(action);
        return;
      case 'confirm':
        void deciding.confirm();
        return;
      case 'move':
      case 'cancel':
        onTask(action);
        return;
    }
  };
  useActionKeys((action) => {
    if (makesSense(action, visit, now)) act(action);
  });
  return (
    <div className="actions" role="group" aria-label={t('visit.actions')}>
      {visitActions.map((action) => {
        const Icon = icons[action];
        return (
          <Button
            key={action}
            isDisabled={!makesSense(action, visit, now)}
            aria-keyshortcuts={actionKeys[action].toUpperCase()}
            {...(action === 'move' || action === 'cancel' ? { 'aria-expanded': task === action } : {})}
            onPress={() => act(action)}
          >
            <Icon size={16} aria-hidden />
            <span className="actions-word">{t(`visit.action.${action}`)}</span>
            <kbd aria-hidden>{actionKeys[action].toUpperCase()}</kbd>
          </Button>
        );
      })}
    </div>
  );
}

/** Keys act wherever the focus is, except where something is typed or chosen. */
function useActionKeys(act: (action: VisitAction) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = actionOfKey(event);
      if (action === null || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      latest.current(action);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
