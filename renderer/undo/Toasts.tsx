import { Check, CircleAlert } from 'lucide-react';
import { type CSSProperties, type ReactNode, useMemo } from 'react';
import { Button } from '../ui/Button.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useKey } from '../keys/useKey.ts';
import { useToday } from '../state/day.ts';
import { useOffer } from '../state/offer.ts';
import { type Toast, useToasts } from '../state/toasts.ts';
import { undoToast } from './decide.ts';
import { Offer } from './Offer.tsx';
import { takeBackLast } from './undoLast.ts';
import { useStack } from './useStack.ts';

/** What has just been done, over the board's lower edge; a key takes back what was decided last. */
export function Toasts(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const saying = useMemo(() => ({ t, formats, today }), [t, formats, today]);
  const toasts = useToasts((state) => state.toasts);
  const isAsking = useOffer(({ offer }) => offer !== null);
  useKey('undo', () => {
    void takeBackLast(saying);
    return true;
  });
  const latest = toasts.findLast(({ undo }) => undo !== null);
  return (
    <section className="toasts" aria-label={t('visit.undo.toasts')} hidden={toasts.length === 0 && !isAsking}>
      {toasts.map((shown) => (
        <ToastCard key={shown.id} shown={shown} isLatest={shown === latest} />
      ))}
      <Offer saying={saying} />
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
  const card = useStack<HTMLDivElement>();
  const Icon = shown.tone === 'done' ? Check : CircleAlert;
  return (
    <div ref={card} className="toast" data-tone={shown.tone}>
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
