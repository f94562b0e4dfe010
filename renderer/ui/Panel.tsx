import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../i18n/useT.ts';
import { isTyping } from '../keys/isTyping.ts';
import { Button } from './Button.tsx';
import { useSayUnsaved } from './useUnsavedForm.ts';

interface Props {
  readonly label: string;
  /** What it is about: it takes the focus with another. */
  readonly about: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** It takes the focus when it opens on something else, so that it is read and its keys work; Escape closes it. */
export function Panel({ label, about, onClose, children }: Props): ReactNode {
  const t = useT();
  const panel = useRef<HTMLElement>(null);
  useSayUnsaved();
  useEffect(() => {
    if (!isInForm(panel.current)) panel.current?.focus({ preventScroll: true });
  }, [about]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isElsewhere(event.target, panel.current))
        return;
      event.preventDefault();
      onClose();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [onClose]);
  return (
    <aside ref={panel} className="panel" tabIndex={-1} aria-label={label}>
      <div className="panel-close">
        <Button rank="quiet" aria-label={t('visit.panel.close')} aria-keyshortcuts="Escape" onPress={onClose}>
          <X size={18} aria-hidden />
        </Button>
      </div>
      {children}
    </aside>
  );
}

/** What opened with a task has its field, and the focus is there already: what it contains is drawn before the panel is told. */
function isInForm(panel: HTMLElement | null): boolean {
  const active = document.activeElement;
  return active?.matches('input, textarea, select') === true && panel?.contains(active) === true;
}

/** A field outside the panel, a popover or a dialog has its own use for Escape. */
function isElsewhere(target: EventTarget | null, panel: HTMLElement | null): boolean {
  const inside = target instanceof Node && panel?.contains(target) === true;
  return !inside && isTyping(target);
}
