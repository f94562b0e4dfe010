import { Lock } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useModal } from '../ui/useModal.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { useMinute } from '../state/now.ts';
import { openDesk } from './lockDesk.ts';
import { PinWays } from './PinWays.tsx';
import { useAnySign } from './useAnySign.ts';
import './lock.css';

/** Lies over the whole window while it is locked: the time, and how it is opened. What is behind it has no names any more. */
export function Cover(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const hasPin = useDesk((desk) => desk.lock.hasPin);
  const dialog = useRef<HTMLDialogElement>(null);
  const now = useMinute();
  const today = useToday();
  useModal(dialog);
  useAnySign(!hasPin, () => void openDesk(null));
  return (
    <dialog
      ref={dialog}
      className="cover"
      aria-label={t('privacy.lock.title')}
      tabIndex={-1}
      onKeyDown={(event) => {
        // The platform would close it, and what lies behind would take keys again.
        if (event.key === 'Escape') event.preventDefault();
      }}
      onCancel={(event) => event.preventDefault()}
      onClose={(event) => event.currentTarget.isConnected && event.currentTarget.showModal()}
    >
      <div className="cover-face">
        <p className="cover-time tabular">{formats.time(now)}</p>
        <p className="cover-day">{formats.dayInFull(today)}</p>
        <h2 className="cover-title">
          <Lock size={16} aria-hidden />
          {t('privacy.lock.title')}
        </h2>
        {hasPin ? <PinWays /> : <p className="cover-hint">{t('privacy.lock.any')}</p>}
      </div>
    </dialog>
  );
}
