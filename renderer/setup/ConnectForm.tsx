import { type ReactNode, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { marketplaces } from '#shared/domain/marketplace.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { Destination } from './Destination.tsx';
import { FoundFacilities } from './FoundFacilities.tsx';
import type { Entered } from './entering.ts';
import type { Given } from './given.ts';
import { SecretField } from './SecretField.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useConnecting } from './useConnecting.ts';

interface Props {
  /** What the clinic at work was connected with; `null`: there is none yet. */
  readonly given: Given | null;
  /** A clinic beside those that the desk has. */
  readonly which?: 'another';
  /** What was typed before, to go on with; `null`: nothing. */
  readonly typed?: Entered | null;
  /** What is typed now, for whoever keeps it. */
  readonly onType?: (entered: Entered) => void;
  /** Leaves the form, and what was typed with it; absent: there is nowhere to go back to. */
  readonly onBack?: () => void;
  /** The clinic is connected with what was entered. */
  readonly onSaved?: () => void;
}

/** Marketplace, client id and secret; a test that keeps nothing, and the button that begins. */
export function ConnectForm({ given, which, typed, onType, onBack, onSaved }: Props): ReactNode {
  const t = useT();
  const startedPort = useDesk(({ connection }) =>
    connection.kind === 'none' ? connection.practicePort : null,
  );
  const practicePort = given === null ? startedPort : given.practicePort;
  const connecting = useConnecting({ given, which, typed, onType, onSaved });
  const { entered, enter, missing, refusals, attempt, goesOn, busy, run } = connecting;
  const [asked, setAsked] = useState<'test' | 'save'>('save');
  const { form, outcome } = useConnectFocus({ attempt, refusals, renewing: given !== null });
  // While one is on its way the buttons keep the focus, and a press does nothing.
  const press = (what: 'test' | 'save'): void => {
    if (busy) return;
    setAsked(what);
    void run(what);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    press('save');
  };
  const { brand } = marketplaces[entered.locale];
  return (
    <Form ref={form} className="fields fields-still" onSubmit={submit}>
      <Destination
        locale={entered.locale}
        practicePort={practicePort}
        onChange={given === null ? (locale) => enter({ locale }) : null}
      />
      <TextField
        label={t('setup.clientId')}
        hint={practicePort === null ? t('setup.clientIdHint', { brand }) : t('setup.clientIdHintPractice')}
        value={entered.clientId}
        onChange={(clientId) => enter({ clientId })}
        problem={missing.clientId ? t('setup.missingClientId') : undefined}
      />
      <SecretField
        value={entered.secret}
        onChange={(secret) => enter({ secret })}
        problem={missing.secret ? t('setup.missingSecret') : undefined}
      />
      <div className="setup-actions">
        <Button onPress={() => press('test')}>
          {busy && asked === 'test' ? t('setup.testing') : t('setup.test')}
        </Button>
        <Button type="submit" rank="primary">
          {busy && asked === 'save' ? t('setup.saving') : t(saveWords(given, which))}
        </Button>
        {onBack !== undefined && <Button onPress={onBack}>{t('setup.guide.connection.back')}</Button>}
      </div>
      <div ref={outcome} className="setup-outcome">
        <Outcome attempt={attempt} goesOn={goesOn} />
      </div>
    </Form>
  );
}

function saveWords(given: Given | null, which: Props['which']) {
  if (given !== null) return 'setup.renew.save';
  return which === 'another' ? 'setup.guide.connection.add' : 'setup.save';
}

type Connecting = ReturnType<typeof useConnecting>;

interface FocusParts extends Pick<Connecting, 'attempt' | 'refusals'> {
  /** A clinic is connected already, and only its credentials are entered anew. */
  readonly renewing: boolean;
}

/** What came of a try is brought in sight, and the focus goes to what has to be entered. */
function useConnectFocus({ attempt, refusals, renewing }: FocusParts) {
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt.kind !== 'none') outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [attempt]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refusals]);
  useEffect(() => {
    // The rest is there already. Later than the dialog, which gives the focus to its first field.
    if (renewing) form.current?.querySelector<HTMLElement>('input[type=password]')?.focus();
  }, [renewing]);
  return { form, outcome };
}

/** What came of the last try. */
function Outcome({ attempt, goesOn }: Pick<Connecting, 'attempt' | 'goesOn'>): ReactNode {
  const t = useT();
  if (attempt.kind === 'found') return <FoundFacilities names={attempt.facilities} />;
  if (attempt.kind !== 'failed') return null;
  return (
    <ProblemNote
      problem={attempt.problem}
      during={t('setup.failed')}
      urgency="alert"
      triedAgainBy={goesOn ? 'desk' : 'person'}
    />
  );
}
