import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/useT.ts';
import { useDesk } from '../../state/desk.ts';
import { connectedClinics } from '../connectedClinics.ts';
import { ConnectForm } from '../ConnectForm.tsx';
import type { Entering } from '../entering.ts';

interface Props {
  readonly entering: Entering;
  /** `null`: the form is left, and what was typed with it. */
  readonly onEnter: (entering: Entering | null) => void;
  /** @param words what has come of it */
  readonly onDone: (words: string) => void;
}

/** The form for a clinic beside those that the desk has, or for other credentials of one of them. */
export function CredentialsForm({ entering, onEnter, onDone }: Props): ReactNode {
  const t = useT();
  const { given, typed } = entering;
  const [before] = useState(countClinics);
  const saved = (): void => {
    if (given !== null) onDone(t('setup.renew.done'));
    else onDone(t(countClinics() > before ? 'setup.guide.connection.added' : 'setup.guide.connection.known'));
  };
  return (
    <>
      <p className="guide-text">
        {given === null ? t('setup.guide.connection.anotherText') : t('setup.renew.text')}
      </p>
      <div className="guide-form">
        <ConnectForm
          given={given}
          typed={typed}
          onType={(words) => onEnter({ given, typed: words })}
          {...(given === null ? { which: 'another' as const } : {})}
          onBack={() => onEnter(null)}
          onSaved={saved}
        />
      </div>
    </>
  );
}

const countClinics = (): number => connectedClinics(useDesk.getState().connection).length;
