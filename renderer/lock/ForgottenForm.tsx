import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { TextField } from '../ui/TextField.tsx';
import { useDesk } from '../state/desk.ts';
import { openWithSecret } from './lockDesk.ts';
import type { Tries } from './useTries.ts';

interface Props {
  readonly tries: Tries;
  readonly onBack: () => void;
}

/** Asks for the API client's secret in place of the PIN; where nobody was given one, says what else there is to do. */
export function ForgottenForm({ tries, onBack }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const secretOpens = useDesk((desk) => desk.lock.secretOpens);
  const [secret, setSecret] = useState('');
  const refused = tries.refused(t('privacy.lock.forgotWrong'), (until) =>
    t('privacy.lock.forgotWait', { time: formats.timeWithSeconds(until) }),
  );
  const back = (
    <Button rank={secretOpens ? 'quiet' : 'plain'} autoFocus={!secretOpens} onPress={onBack}>
      {t('privacy.lock.forgotBack')}
    </Button>
  );
  if (!secretOpens)
    return (
      <div className="cover-form">
        <p className="cover-hint">{t('privacy.lock.forgotPractice')}</p>
        {back}
      </div>
    );
  return (
    <form
      className="cover-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (secret === '' || tries.waits) return;
        tries.attempt(() => openWithSecret(secret, t('privacy.lock.forgotDone')));
        setSecret('');
      }}
    >
      <TextField
        label={t('setup.secret')}
        hint={t('privacy.lock.forgotText')}
        value={secret}
        onChange={setSecret}
        problem={refused ?? undefined}
        type="password"
        autoFocus
      />
      <Button type="submit" rank="primary" isDisabled={tries.waits}>
        {t('privacy.lock.forgotOpen')}
      </Button>
      {back}
    </form>
  );
}
