import { Check, CircleAlert } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { Button } from '../app/Button.tsx';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useKey } from '../keys/useKey.ts';
import { latestUndoable, type Toast, useToasts } from '../state/toasts.ts';
import { undoToast } from './decide.ts';

/** What has just been done, over the board's lower edge; a key takes back the latest. */
export function Toasts(): ReactNode {
  const t = useT();
  const toasts = useToasts((state) => state.toasts);
  useKey('undo', () => {
    const latest = latestUndoable();
    if (latest !== null) void undoToast(latest, t);
    return latest !== null;
  });
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
  const keys = useKeyWords();
  const Icon = shown.tone === 'done' ? Check : CircleAlert;
  return (
    <div className="toast" data-tone={shown.tone}>
      <Icon className="toast-icon" size={16} aria-hidden />
      <span className="toast-text">{shown.text}</span>
      {shown.undo !== null && (
        <>
          <Button
            {...(isLatest ? { 'aria-keyshortcuts': keys.aria('undo') } : {})}
            onPress={() => void undoToast(shown, t)}
          >
            {t('visit.undo.button')}
            {isLatest && <kbd aria-hidden>{keys.of('undo')}</kbd>}
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
