import type { ReactNode } from 'react';
import { Button } from '../app/Button.tsx';
import { Choice } from '../app/Choice.tsx';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useDesk } from '../state/desk.ts';
import { open } from '../state/opened.ts';
import type { GroupProps } from './group.ts';

const after = [0, 1, 2, 5, 10] as const;

/** What keeps patients in front of the counter from reading the screen. */
export function PrivacySettings({ change }: GroupProps): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  const minutes = useDesk((desk) => desk.settings.lockAfterMinutes);
  const hasPin = useDesk((desk) => desk.lock.hasPin);
  return (
    <>
      <p className="field-hint">{t('privacy.lock.explain', { key: keys.of('lock') })}</p>
      <Choice
        label={t('privacy.lock.after')}
        value={String(minutes)}
        options={after.map((value) => ({
          value: String(value),
          label: value === 0 ? t('privacy.lock.never') : t('privacy.lock.minutes', { minutes: value }),
        }))}
        onChange={(value) => {
          const lockAfterMinutes = after.find((one) => String(one) === value);
          if (lockAfterMinutes !== undefined) change({ lockAfterMinutes });
        }}
      />
      <div className="field">
        <p className="field-label">{t('privacy.lock.setUp')}</p>
        <p className="field-hint">{hasPin ? t('privacy.lock.withPin') : t('privacy.lock.withoutPin')}</p>
        <div className="fields-more">
          <Button onPress={() => open('lockSetUp')}>
            {hasPin ? t('privacy.lock.changePin') : t('privacy.lock.choosePin')}
          </Button>
        </div>
      </div>
    </>
  );
}
