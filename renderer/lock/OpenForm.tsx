import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '../app/Button.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { PinField } from '../staff/PinField.tsx';
import { openDesk } from './lockDesk.ts';

/** Asks for the desk's PIN; says why one was not taken, and from when on the next is looked at. */
export function OpenForm(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const [pin, setPin] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [waitsUntil, setWaitsUntil] = useState<number | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (waitsUntil === null) return;
    const timer = setTimeout(
      () => {
        setWaitsUntil(null);
        setRefused(null);
      },
      Math.max(0, waitsUntil - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [waitsUntil]);
  const open = async (): Promise<void> => {
    setAsking(true);
    const answer = await openDesk(pin);
    setAsking(false);
    setPin('');
    if (!answer.ok) {
      setRefused(t(`problem.${answer.error.kind}.text`, answer.error.params));
      return;
    }
    switch (answer.value.kind) {
      case 'open':
        return;
      case 'wrongPin':
        setRefused(t('privacy.lock.wrong'));
        return;
      case 'wait':
        setWaitsUntil(answer.value.until);
        setRefused(t('privacy.lock.wait', { time: formats.timeWithSeconds(answer.value.until) }));
        return;
    }
  };
  return (
    <form
      className="cover-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (pin !== '' && !asking && waitsUntil === null) void open();
      }}
    >
      <PinField label={t('privacy.lock.pin')} value={pin} onChange={setPin} problem={refused} autoFocus />
      <Button type="submit" rank="primary" isDisabled={waitsUntil !== null}>
        {t('privacy.lock.open')}
      </Button>
    </form>
  );
}
