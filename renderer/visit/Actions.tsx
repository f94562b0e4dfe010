import type { ReactNode } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { Button } from '../ui/Button.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useKey } from '../keys/useKey.ts';
import { useToday } from '../state/day.ts';
import { useSelection } from '../state/selection.ts';
import { actionKinds, makesSense, type VisitAction, visitActions } from './actions/actions.ts';
import { waysOfVisit } from './actions/steps.ts';
import type { Deciding } from './useDeciding.ts';
import { notifyWhyNot } from './whyNotWords.ts';

interface Props {
  readonly visit: VisitDetails;
  readonly task: 'look' | 'cancel' | 'move';
  readonly now: EpochMs;
  readonly deciding: Deciding;
  readonly onTask: (task: 'cancel' | 'move') => void;
}

/** What can be done, by button or by key; what makes no sense now is dimmed, and its key says why. */
export function Actions({ visit, task, now, deciding, onTask }: Props): ReactNode {
  const t = useT();
  const ways = waysOfVisit(visit, now);
  const formats = useFormats(visit.timeZone);
  const today = useToday();
  const keys = useKeyWords();
  const act = (action: VisitAction): void => {
    const { press } = actionKinds[action];
    switch (press.kind) {
      case 'step':
        void deciding.step(press.way);
        return;
      case 'confirm':
        void deciding.confirm();
        return;
      case 'form':
        onTask(press.task);
        return;
    }
  };
  const keyOfAction = (action: VisitAction) => () => {
    if (isForAnother(visit.id)) return false;
    if (makesSense(action, visit, now)) act(action);
    else notifyWhyNot(action, visit, { t, formats, today });
    return true;
  };
  useKey('next', keyOfAction('next'));
  useKey('noShow', keyOfAction('noShow'));
  useKey('back', keyOfAction('back'));
  useKey('confirm', keyOfAction('confirm'));
  useKey('move', keyOfAction('move'));
  useKey('cancel', keyOfAction('cancel'));
  // Where nothing can be done, there is nothing to look through; the keys say why.
  if (!visitActions.some((action) => makesSense(action, visit, now))) return null;
  return (
    <div className="actions" role="group" aria-label={t('visit.actions')}>
      {visitActions.map((action) => {
        const kind = actionKinds[action];
        const { icon: Icon, press } = kind;
        return (
          <Button
            key={action}
            isDisabled={!makesSense(action, visit, now)}
            aria-keyshortcuts={keys.aria(action)}
            {...(press.kind === 'form' ? { 'aria-expanded': task === press.task } : {})}
            onPress={() => act(action)}
          >
            <Icon size={16} aria-hidden />
            <span className="actions-word">{kind.word(ways, t)}</span>
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
