import { type ReactNode, useId, useRef } from 'react';
import { useT } from '../i18n/useT.ts';
import { Button } from './Button.tsx';
import { useModal } from './useModal.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** Buttons beside the one that closes. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the whole window: the platform's own, so Escape, focus and the rest of the page behave. */
export function WindowDialog({ title, onClose, actions, children }: Props): ReactNode {
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
        <Button rank="primary" onPress={onClose}>
          {t('app.close')}
        </Button>
      </div>
    </dialog>
  );
}
