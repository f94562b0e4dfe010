import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useT } from '../i18n/useT.ts';
import { Button } from './Button.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { useModal } from './useModal.ts';
import { useUnsaved } from './useUnsaved.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** Asked before the button closes, not before Escape does: false where something is to be looked at first. */
  readonly mayClose?: () => boolean;
  /** How the button that closes looks: `plain` where the dialog's own form has what is to be done. */
  readonly closing?: 'primary' | 'plain';
  /** True while something typed would be lost: it is closed only when that is asked for twice. */
  readonly unsaved?: boolean;
  /** Buttons beside the one that closes. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the whole window: the platform's own, so Escape, focus and the rest of the page behave. */
export function WindowDialog({
  title,
  onClose,
  mayClose,
  closing = 'primary',
  unsaved = false,
  actions,
  children,
}: Props): ReactNode {
  const t = useT();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog);
  const { warned, warns } = useUnsaved(unsaved);
  // Before the platform closes it: what is asked to close twice it closes without asking.
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && warns()) event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onCancel={onClose} onKeyDown={press}>
      <h2 id={titleId} className="dialog-title">
        {title}
      </h2>
      {children}
      <div className="dialog-actions">
        {actions}
        <span className="dialog-warning" role="alert">
          {warned && t('app.unsaved')}
        </span>
        <Button rank={closing} onPress={() => (mayClose?.() === false || warns() ? undefined : onClose())}>
          {t('app.close')}
        </Button>
      </div>
      <LiveRegion />
    </dialog>
  );
}
