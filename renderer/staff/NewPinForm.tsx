import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { PinField } from '../ui/PinField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useT } from '../i18n/useT.ts';
import { type Forgetful, useNewPin } from './useNewPin.ts';

interface Props {
  readonly member: Forgetful;
  /** Back to what was typed before. */
  readonly onBack: () => void;
  /** There is a new one, or the person has left meanwhile. */
  readonly onEnd: () => void;
}

/** A new PIN for whoever has forgotten theirs, by the API client's secret. */
export function NewPinForm({ member, onBack, onEnd }: Props): ReactNode {
  const t = useT();
  const { fields, enter, wrong, save } = useNewPin(member, onEnd);
  const once = useOnce();
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        once(save);
      }}
    >
      <TextField
        label={t('setup.secret')}
        hint={t('desk.staff.forgotText', { who: member.name })}
        value={fields.secret}
        onChange={(secret) => enter({ secret })}
        problem={wrong.secret}
        type="password"
        autoFocus
      />
      <PinField
        label={t('desk.staff.pinNew')}
        value={fields.pin}
        onChange={(pin) => enter({ pin })}
        problem={wrong.pin ?? null}
      />
      <div className="fields-more">
        <Button type="submit" rank="primary">
          {t('desk.staff.forgotSet')}
        </Button>
        <Button onPress={onBack}>{t('desk.staff.back')}</Button>
      </div>
    </form>
  );
}
