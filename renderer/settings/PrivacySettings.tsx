import type { ReactNode } from 'react';
import { keptForMonths } from '#shared/domain/retention.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useDesk } from '../state/desk.ts';
import { open } from '../state/opened.ts';
import { useAsked } from '../state/useAsked.ts';
import type { GroupProps } from './group.ts';

/** What keeps patients in front of the counter from reading the screen, and for how long they are known here. */

const after = [0, 1, 2, 5, 10] as const;

export function LockAfter({ change }: GroupProps): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  const minutes = useDesk((desk) => desk.settings.lockAfterMinutes);
  return (
    <Choice
      label={t('privacy.lock.after')}
      hint={t('privacy.lock.explain', { key: keys.of('lock') })}
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
  );
}

export function DeskPin(): ReactNode {
  const t = useT();
  const hasPin = useDesk((desk) => desk.lock.hasPin);
  return (
    <div className="field">
      <p className="field-label">{t('privacy.lock.setUp')}</p>
      <div className="fields-more">
        <Button onPress={() => open('lockSetUp')}>
          {hasPin ? t('privacy.lock.changePin') : t('privacy.lock.choosePin')}
        </Button>
      </div>
      <p className="field-hint">{hasPin ? t('privacy.lock.withPin') : t('privacy.lock.withoutPin')}</p>
    </div>
  );
}

export function Keep({ change }: GroupProps): ReactNode {
  const t = useT();
  const months = useDesk((desk) => desk.settings.keepMonths);
  return (
    <Choice
      label={t('privacy.keep.label')}
      hint={t('privacy.keep.hint')}
      value={String(months)}
      options={keptForMonths.map((value) => ({
        value: String(value),
        label: t('privacy.keep.months', { months: value }),
      }))}
      onChange={(value) => {
        const keepMonths = keptForMonths.find((candidate) => String(candidate) === value);
        if (keepMonths !== undefined) change({ keepMonths });
      }}
    />
  );
}

export function Copies(): ReactNode {
  const t = useT();
  const asked = useAsked('copies.get', null);
  const copies = asked.kind === 'found' ? asked.value.length : 0;
  return (
    <div className="field">
      <p className="field-label">{t('privacy.copies.title')}</p>
      {copies > 0 && (
        <div className="fields-more">
          <Button onPress={() => open('copies')}>{t('privacy.copies.open')}</Button>
        </div>
      )}
      <p className="field-hint">
        {copies === 0 ? t('privacy.copies.none') : t('privacy.copies.some', { count: copies })}
      </p>
    </div>
  );
}
