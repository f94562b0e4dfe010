import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { useT } from '../i18n/useT.ts';
import { PinField } from '../ui/PinField.tsx';
import { useDesk } from '../state/desk.ts';
import { type DeskPinEntry, useDeskPin } from './useDeskPin.ts';

/** The PIN of this desk: set, changed or taken away, with the one so far if there is one. */
export function LockDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const hasPin = useDesk((desk) => desk.lock.hasPin);
  const entry = useDeskPin(hasPin, onClose);
  const { pin, pinNow, problem, save } = entry;
  const once = useOnce();
  return (
    <WindowDialog
      title={t('privacy.lock.setUp')}
      closing="plain"
      unsaved={pin !== '' || pinNow !== ''}
      onClose={onClose}
    >
      <p>{t('privacy.lock.text')}</p>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          once(save);
        }}
      >
        <PinFields hasPin={hasPin} entry={entry} />
        {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
        <div className="fields-more">
          <Button type="submit" rank="primary">
            {t('desk.staff.save')}
          </Button>
        </div>
      </form>
    </WindowDialog>
  );
}

interface PinFieldsProps {
  readonly hasPin: boolean;
  readonly entry: DeskPinEntry;
}

function PinFields({ hasPin, entry }: PinFieldsProps): ReactNode {
  const t = useT();
  const { choice, choose, pin, enterPin, pinNow, enterPinNow, wrong } = entry;
  return (
    <>
      {hasPin && (
        <>
          <Segments
            label={t('desk.staff.pinChoice')}
            value={choice}
            onChange={choose}
            options={[
              { value: 'new', label: t('desk.staff.pinNew') },
              { value: 'none', label: t('desk.staff.pinNone') },
            ]}
          />
          <PinField
            label={t('desk.staff.pinNow')}
            value={pinNow}
            onChange={enterPinNow}
            problem={wrong.pinNow ?? null}
            autoFocus
          />
        </>
      )}
      {choice === 'new' && (
        <PinField
          label={t('privacy.lock.newPin')}
          value={pin}
          onChange={enterPin}
          problem={wrong.pin ?? null}
          autoFocus={!hasPin}
        />
      )}
    </>
  );
}
