import { CalendarClock, Check, CircleSlash, Undo2, UserCheck, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { Button } from '../app/Button.tsx';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useKey } from '../keys/useKey.ts';
import { useSelection } from '../state/selection.ts';
import { makesSense, type VisitAction, visitActions, waysOfVisit, wordOf } from './actions.ts';
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
  const keys = useKeyWords();
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
  const keyOfAction = (action: VisitAction) => () => {
    if (isForAnother(visit.id)) return false;
    const sensible = makesSense(action, visit, now);
    if (sensible) act(action);
    return true;
  };
  useKey('next', keyOfAction('next'));
  useKey('noShow', keyOfAction('noShow'));
  useKey('back', keyOfAction('back'));
  useKey('confirm', keyOfAction('confirm'));
  useKey('move', keyOfAction('move'));
  useKey('cancel', keyOfAction('cancel'));
  return (
    <div className="actions" role="group" aria-label={t('visit.actions')}>
      {visitActions.map((action) => {
        const Icon = icons[action];
        return (
          <Button
            key={action}
            isDisabled={!makesSense(action, visit, now)}
            aria-keyshortcuts={keys.aria(action)}
            {...(action === 'move' || action === 'cancel' ? { 'aria-expanded': task === action } : {})}
            onPress={() => act(action)}
          >
            <Icon size={16} aria-hidden />
            <span className="actions-word">{wordOf(action, ways, t)}</span>
            <kbd aria-hidden>{keys.of(action)}</kbd>
          </Button>
        );
      })}
    </div>
  );
}

/**
 * A key means the patient under the focus, or the one who was chosen last: somebody who walked on to another card must not decide
 * for the one still open.
 */
function isForAnother(id: string): boolean {
  const { selection } = useSelection.getState();
  if (selection.kind === 'visit' && selection.id !== id) return true;
  const item = document.activeElement?.closest<HTMLElement>('.card, .list-row')?.dataset['item'];
  return item !== undefined && item !== id;
}
