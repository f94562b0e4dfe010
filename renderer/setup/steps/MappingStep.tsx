import type { ReactNode } from 'react';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import type { StepProps } from './stepProps.ts';

/** The clinic's own names and codes: a choice, and what has changed at the vendor since. */
export function MappingStep({ guide, onName }: Pick<StepProps, 'guide' | 'onName'>): ReactNode {
  const t = useT();
  const { all, withoutCode, changed } = guide.mapping;
  return (
    <>
      <p className="guide-text">{t('setup.guide.mapping.text')}</p>
      <p className="tabular">{t('setup.guide.mapping.count', { all, without: withoutCode })}</p>
      {changed > 0 && (
        <section className="guide-missing">
          <p>{t('setup.guide.mapping.changed', { count: changed })}</p>
        </section>
      )}
      <div className="setup-actions">
        <Button onPress={onName}>{t('mapping.open')}</Button>
      </div>
    </>
  );
}
