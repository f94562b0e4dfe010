import { type ReactNode, useId } from 'react';
import { open } from '../state/opened.ts';
import { useT } from '../i18n/useT.ts';
import { ConnectForm } from './ConnectForm.tsx';

/** The clinic's own credentials, beside the practice clinic. */
export function ConnectCard(): ReactNode {
  const t = useT();
  const titleId = useId();
  return (
    <section className="setup-card" aria-labelledby={titleId}>
      <h2 id={titleId} className="setup-heading">
        {t('setup.live')}
      </h2>
      <ConnectForm given={null} onSaved={() => open('guide')} />
    </section>
  );
}
