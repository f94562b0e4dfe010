import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { PinField } from '../ui/PinField.tsx';
import { openDesk } from './lockDesk.ts';
import type { Tries } from './useTries.ts';

interface Props {
  readonly tries: Tries;
  readonly onForgotten: () => void;
}

/** Asks for the desk's PIN; says why one was not taken, and from when on the next is looked at. */
export function OpenForm({ tries, onForgotten }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const [pin, setPin] = useState('');
  const refused = tries.refused(t('privacy.lock.wrong'), (until) =>
    t('privacy.lock.wait', { time: formats.timeWithSeconds(until) }),
  );
  return (
    <form
      className="cover-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (pin === '' || tries.waits) return;
        tries.attempt(() => openDesk(pin));
        setPin('');
      }}
    >
      <PinField label={t('privacy.lock.pin')} value={pin} onChange={setPin} problem={refused} autoFocus />
      <Button type="submit" rank="primary" isDisabled={tries.waits}>
        {t('privacy.lock.open')}
      </Button>
      <Button rank="quiet" onPress={onForgotten}>
        {t('privacy.lock.forgot')}
      </Button>
    </form>
  );
}
