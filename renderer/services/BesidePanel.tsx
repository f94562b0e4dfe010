import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../i18n/useT.ts';
import { mayLeave } from '../state/unsaved.ts';
import { Button } from '../ui/Button.tsx';
import { useSayUnsaved } from '../ui/useUnsavedForm.ts';

interface Props {
  readonly title: string;
  /** What is meant by it, under the title. */
  readonly meta?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is being done beside the list: it takes the focus when it opens, and Escape leads back to where it was opened. */
export function BesidePanel({ title, meta, onClose, children }: Props): ReactNode {
  const t = useT();
  const panel = useRef<HTMLElement>(null);
  useSayUnsaved();
  const leave = (): void => {
    if (mayLeave()) onClose();
  };
  useEffect(() => {
    const from = document.activeElement;
    const own = panel.current;
    const field = own?.querySelector<HTMLElement>('[data-first], input:not([type=checkbox])');
    (field ?? own)?.focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    leave();
  };
  return (
    <aside ref={panel} className="services-beside" tabIndex={-1} aria-label={title} onKeyDown={press}>
      <header className="services-beside-head">
        <h3>{title}</h3>
        {meta !== undefined && <div className="meta">{meta}</div>}
        <Button rank="quiet" aria-label={t('app.close')} onPress={leave}>
          <X size={18} aria-hidden />
        </Button>
      </header>
      {children}
    </aside>
  );
}
