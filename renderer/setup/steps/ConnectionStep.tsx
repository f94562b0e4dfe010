import { type ReactNode, useState } from 'react';
import { marketplaces } from '#shared/domain/marketplace.ts';
import { countryName } from '../../i18n/countries.ts';
import { useLanguage, useT } from '../../i18n/useT.ts';
import { announce } from '../../state/announce.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { ConnectForm } from '../ConnectForm.tsx';
import { connectedClinics } from '../connectedClinics.ts';

/** Which clinics this desk works for, and the way to another one. */
export function ConnectionStep(): ReactNode {
  const t = useT();
  const language = useLanguage();
  const connection = useDesk((desk) => desk.connection);
  const [adding, setAdding] = useState(false);
  const clinics = connectedClinics(connection);
  // A practice clinic inside the desk is there alone.
  const mayAdd = clinics.some(({ clientId }) => clientId !== null);
  if (adding) return <AnotherClinic onDone={() => setAdding(false)} />;
  return (
    <>
      <p className="guide-text">{t('setup.guide.connection.text')}</p>
      <ul className="guide-list">
        {clinics.map(({ key, locale, clientId, practicePort, rests }) => (
          <li key={key}>
            <span className="guide-name">
              {practicePort === null
                ? t('setup.countryOption', {
                    country: countryName(locale, language),
                    ...marketplaces[locale],
                  })
                : `${t('setup.guide.connection.practice')} – ${countryName(locale, language)}`}
            </span>
            {clientId !== null && (
              <span className="meta guide-id">{t('setup.guide.connection.client', { id: clientId })}</span>
            )}
            {rests && (
              <span className="guide-badge" data-tone="care">
                {t('setup.guide.connection.rests')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayAdd && (
        <>
          <div className="setup-actions">
            <Button onPress={() => setAdding(true)}>{t('setup.guide.connection.another')}</Button>
          </div>
          <p className="guide-note">{t('setup.guide.connection.anotherText')}</p>
          <p className="guide-note">{t('setup.guide.connection.sameText')}</p>
        </>
      )}
    </>
  );
}

/** The form for a clinic beside those that the desk has. */
function AnotherClinic({ onDone }: { readonly onDone: () => void }): ReactNode {
  const t = useT();
  const added = (): void => {
    announce(t('setup.guide.connection.added'));
    onDone();
  };
  return (
    <>
      <p className="guide-text">{t('setup.guide.connection.anotherText')}</p>
      <div className="guide-form">
        <ConnectForm given={null} which="another" onSaved={added} />
      </div>
      <div className="setup-actions">
        <Button onPress={onDone}>{t('setup.guide.connection.back')}</Button>
      </div>
    </>
  );
}
