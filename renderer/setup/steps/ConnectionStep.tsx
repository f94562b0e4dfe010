import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { announce } from '../../state/announce.ts';
import { useDesk } from '../../state/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { connectedClinics } from '../connectedClinics.ts';
import { useClinicsToRenew } from '../useGuideFacts.ts';
import { ClinicLine } from './ClinicLine.tsx';
import { CredentialsForm } from './CredentialsForm.tsx';
import type { StepProps } from './stepProps.ts';

/** Which clinics this desk works for, the way to another one, and to other credentials where those of one are refused. */
export function ConnectionStep({ entering, onEnter }: Pick<StepProps, 'entering' | 'onEnter'>): ReactNode {
  const t = useT();
  const clinics = connectedClinics(useDesk((desk) => desk.connection));
  const toRenew = useClinicsToRenew();
  const [said, setSaid] = useState('');
  const list = useFocusBack(entering === null);
  if (entering !== null)
    return (
      <CredentialsForm
        entering={entering}
        onEnter={onEnter}
        onDone={(words) => {
          setSaid(words);
          announce(words);
          onEnter(null);
        }}
      />
    );
  // A practice clinic inside the desk is there alone.
  const mayAdd = clinics.some(({ clientId }) => clientId !== null);
  return (
    <>
      <p className="guide-text">{t('setup.guide.connection.text')}</p>
      <ul ref={list} tabIndex={-1} className="guide-list">
        {clinics.map((clinic) => (
          <ClinicLine
            key={clinic.key}
            clinic={clinic}
            needsCredentials={toRenew.some(({ key }) => key === clinic.key)}
            onRenew={(given) => onEnter({ given, typed: null })}
          />
        ))}
      </ul>
      {said !== '' && <p className="guide-said">{said}</p>}
      {mayAdd ? (
        <>
          <div className="setup-actions">
            <Button onPress={() => onEnter({ given: null, typed: null })}>
              {t('setup.guide.connection.another')}
            </Button>
          </div>
          <p className="guide-note">{t('setup.guide.connection.anotherText')}</p>
          <p className="guide-note">{t('setup.guide.connection.sameText')}</p>
        </>
      ) : (
        <p className="guide-note">{t('setup.guide.connection.alone')}</p>
      )}
    </>
  );
}

/** The list gets the focus when the form gives way to it. @param isListed whether it is there */
function useFocusBack(isListed: boolean) {
  const list = useRef<HTMLUListElement>(null);
  const was = useRef(isListed);
  useEffect(() => {
    if (isListed && !was.current) list.current?.focus();
    was.current = isListed;
  }, [isListed]);
  return list;
}
