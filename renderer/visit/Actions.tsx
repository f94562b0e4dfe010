import { CalendarClock, Check, CircleSlash, Undo2, UserCheck, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import type { Translator } from '#shared/messages/translator.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Ways } from '../arrivals/steps.ts';
import { Button } from '../app/Button.tsx';
import { isTyping } from '../app/useShortcuts.ts';
import { useT } from '../i18n/useT.ts';
import {
  actionKeys,
  actionOfKey,
  makesSense,
  type VisitAction,
  visitActions,
  waysOfVisit,
} from './actions.ts';
import type { Deciding } from './useDeciding.ts';

interface Props {
  readonly visit: VisitDetails;
  readonly task: 'look' | 'cancel' | 'move';
  readonly now: EpochMs;
  readonly deciding: Deciding;
  readonly onTask: (task: 'cancel' | 'move') => void;
}

const icons = {
  next: UserCheck,
  noShow: CircleSlash,
  back: Undo2,
  confirm: Check,
  move: CalendarClock,
  cancel: X,
} as const;

/** What can be done, by button or by key; what makes no sense now is dimmed and deaf. */
export function Actions({ visit, task, now, deciding, onTask }: Props): ReactNode {
  const t = useT();
  const ways = waysOfVisit(visit, now);
  const act = (action: VisitAction): void => {
    switch (action) {
      case 'next':
      case 'noShow':
      case 'back': {
        const to = ways[action];
        if (to !== null) void deciding.step(to);
        return;
      }
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
            <span className="actions-word">{wordOf(action, ways, t)}</span>
            <kbd aria-hidden>{actionKeys[action].toUpperCase()}</kbd>
          </Button>
        );
      })}
    </div>
  );
}

/** The next step is called by what it leads to. */
function wordOf(action: VisitAction, ways: Ways, t: Translator): string {
  if (action === 'next') return t(`arrivals.step.${ways.next ?? 'done'}`);
  return action === 'noShow' ? t('arrivals.step.noShow') : t(`visit.action.${action}`);
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
