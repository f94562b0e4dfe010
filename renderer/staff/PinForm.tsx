import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useT } from '../i18n/useT.ts';
import { PinField } from '../ui/PinField.tsx';

interface Props {
  readonly name: string;
  /** Why the last one was not taken. */
  readonly refused: string | null;
  readonly onPin: (pin: string) => void;
}

/** Asks somebody for the PIN, where they were chosen. */
export function PinForm({ name, refused, onPin }: Props): ReactNode {
  const t = useT();
  const [pin, setPin] = useState('');
  return (
    <form
      className="staff-pin"
      onSubmit={(event) => {
        event.preventDefault();
        onPin(pin);
        setPin('');
      }}
    >
      <PinField
        label={t('desk.staff.pinOf', { who: name })}
        value={pin}
        onChange={setPin}
        problem={refused}
        autoFocus
      />
      <Button type="submit" rank="primary">
        {t('desk.staff.enter')}
      </Button>
    </form>
  );
}
