import { Check, CircleAlert } from 'lucide-react';
import { type CSSProperties, type ReactNode, useEffect } from 'react';
import { Button } from '../app/Button.tsx';
import { isTyping } from '../app/useShortcuts.ts';
import { useT } from '../i18n/useT.ts';
import { latestUndoable, type Toast, useToasts } from '../state/toasts.ts';
import { undoToast } from './decide.ts';

/** What has just been done, over the board's lower edge; Ctrl+Z takes back the latest. */
export function Toasts(): ReactNode {
  const t = useT();
  const toasts = useToasts((state) => state.toasts);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return;
      if (event.shiftKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const latest = latestUndoable();
      if (latest === null) return;
      event.preventDefault();
      void undoToast(latest, t);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [t]);
  if (toasts.length === 0) return null;
  const latest = toasts.findLast(({ undo }) => undo !== null);
  return (
    <section className="toasts" aria-label={t('visit.undo.toasts')}>
      {toasts.map((shown) => (
        <ToastCard key={shown.id} shown={shown} isLatest={shown === latest} />
      ))}
    </section>
  );
}

interface CardProps {
  readonly shown: Toast;
  /** The one that the keys take back. */
  readonly isLatest: boolean;
}

function ToastCard({ shown, isLatest }: CardProps): ReactNode {
  const t = useT();
  const Icon = shown.tone === 'done' ? Check : CircleAlert;
  return (
    <div className="toast" data-tone={shown.tone}>
      <Icon className="toast-icon" size={16} aria-hidden />
      <span className="toast-text">{shown.text}</span>
      {shown.undo !== null && (
        <>
          <Button
            {...(isLatest ? { 'aria-keyshortcuts': 'Control+Z' } : {})}
            onPress={() => void undoToast(shown, t)}
          >
            {t('visit.undo.button')}
            {isLatest && <kbd aria-hidden>{t('visit.undo.key')}</kbd>}
          </Button>
          <span className="toast-time" style={countdown(shown.undo)} />
        </>
      )}
    </div>
  );
}

function countdown({ from, until }: { readonly from: number; readonly until: number }): CSSProperties {
  return { animationDuration: `${Math.max(0, until - from)}ms` };
}
