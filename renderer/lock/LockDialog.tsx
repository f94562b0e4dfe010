import { type ReactNode, useState } from 'react';
import { pin as pinSchema } from '#shared/contract/staff.ts';
import type { Problem } from '#shared/contract/views.ts';
import { Button } from '../app/Button.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { Segments } from '../app/Segments.tsx';
import { WindowDialog } from '../app/WindowDialog.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { PinField } from '../staff/PinField.tsx';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { setDeskPin } from './lockDesk.ts';

type Choice = 'new' | 'none';
type Wrong = Partial<Record<'pin' | 'pinNow', string>>;

/** The PIN of this desk: set, changed or taken away, with the one so far if there is one. */
export function LockDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const hasPin = useDesk((desk) => desk.lock.hasPin);
  const [choice, setChoice] = useState<Choice>('new');
  const [pin, setPin] = useState('');
  const [pinNow, setPinNow] = useState('');
  const [wrong, setWrong] = useState<Wrong>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (): Promise<void> => {
    const typed = choice === 'new' && !pinSchema.safeParse(pin).success;
    setWrong(typed ? { pin: t('desk.staff.pinFormat') } : {});
    if (typed) return;
    const answer = await setDeskPin({ pin: choice === 'new' ? pin : null, pinNow: hasPin ? pinNow : null });
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    switch (answer.value.kind) {
      case 'saved':
        announce(choice === 'new' ? t('privacy.lock.pinSaved') : t('privacy.lock.pinGone'));
        onClose();
        return;
      case 'wrongPin':
        setWrong({ pinNow: t('desk.staff.wrongPin') });
        return;
      case 'wait':
        setWrong({ pinNow: t('privacy.lock.wait', { time: formats.timeWithSeconds(answer.value.until) }) });
        return;
    }
  };
  return (
    <WindowDialog title={t('privacy.lock.setUp')} onClose={onClose}>
      <p>{t('privacy.lock.text')}</p>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {hasPin && (
          <>
            <Segments
              label={t('desk.staff.pinChoice')}
              value={choice}
              onChange={setChoice}
              options={[
                { value: 'new', label: t('desk.staff.pinNew') },
                { value: 'none', label: t('desk.staff.pinNone') },
              ]}
            />
            <PinField
              label={t('desk.staff.pinNow')}
              value={pinNow}
              onChange={setPinNow}
              problem={wrong.pinNow ?? null}
              autoFocus
            />
          </>
        )}
        {choice === 'new' && (
          <PinField
            label={t('privacy.lock.newPin')}
            value={pin}
            onChange={setPin}
            problem={wrong.pin ?? null}
            autoFocus={!hasPin}
          />
        )}
        {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
        <div className="fields-more">
          <Button type="submit">{t('desk.staff.save')}</Button>
        </div>
      </form>
    </WindowDialog>
  );
}
