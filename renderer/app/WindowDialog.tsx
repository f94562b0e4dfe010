import { type ReactNode, useId, useRef } from 'react';
import { useT } from '../i18n/useT.ts';
import { Button } from './Button.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { useModal } from './useModal.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** Asked before the button closes, not before Escape does: false where something is to be looked at first. */
  readonly mayClose?: () => boolean;
  /** How the button that closes looks: `plain` where the dialog's own form has what is to be done. */
  readonly closing?: 'primary' | 'plain';
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
  actions,
  children,
}: Props): ReactNode {
  const t = useT();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useModal(dialog);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onCancel={onClose}>
      <h2 id={titleId} className="dialog-title">
        {title}
      </h2>
      {children}
      <div className="dialog-actions">
        {actions}
        <Button rank={closing} onPress={() => (mayClose?.() === false ? undefined : onClose())}>
          {t('app.close')}
        </Button>
      </div>
      <LiveRegion />
    </dialog>
  );
}
