import { useState } from 'react';
import { pinPattern } from '#shared/domain/staffRules.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { resetPin } from '../state/requests.ts';

/** Somebody who has forgotten their PIN. */
export interface Forgetful {
  readonly id: string;
  readonly name: string;
}

interface NewPinFields {
  readonly secret: string;
  readonly pin: string;
}

interface NewPin {
  readonly fields: NewPinFields;
  readonly enter: (change: Partial<NewPinFields>) => void;
  /** In words, by field. */
  readonly wrong: Partial<NewPinFields>;
  readonly save: () => Promise<void>;
}

/** @param onEnd there is a new PIN, or the person has left meanwhile */
export function useNewPin({ id, name }: Forgetful, onEnd: () => void): NewPin {
  const t = useT();
  const formats = useFormats();
  const [fields, setFields] = useState<NewPinFields>({ secret: '', pin: '' });
  const [wrong, setWrong] = useState<Partial<NewPinFields>>({});
  const save = async (): Promise<void> => {
    const missing = {
      ...(fields.secret.trim() === '' ? { secret: t('desk.staff.forgotMissing') } : {}),
      ...(pinPattern.test(fields.pin) ? {} : { pin: t('desk.staff.pinFormat') }),
    };
    setWrong(missing);
    if (Object.keys(missing).length > 0) return;
    const answer = await resetPin({ id, ...fields });
    if (!answer.ok) {
      setWrong({ secret: t(`problem.${answer.error.kind}.text`, answer.error.params) });
      return;
    }
    switch (answer.value.kind) {
      case 'reset':
        announce(t('desk.staff.forgotDone', { who: name }));
        onEnd();
        return;
      case 'wrongSecret':
        setWrong({ secret: t('desk.staff.forgotWrong') });
        return;
      case 'wait':
        setWrong({ secret: t('desk.staff.wait', { time: formats.timeWithSeconds(answer.value.until) }) });
        return;
      case 'gone':
        onEnd();
        return;
    }
  };
  return { fields, enter: (change) => setFields((now) => ({ ...now, ...change })), wrong, save };
}
