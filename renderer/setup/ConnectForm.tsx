import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { marketplaces } from '#shared/domain/marketplace.ts';
import { Button } from '../app/Button.tsx';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { CountryChoice } from './CountryChoice.tsx';
import { FoundFacilities } from './FoundFacilities.tsx';
import { SecretField } from './SecretField.tsx';
import { TextField } from './TextField.tsx';
import { useConnecting } from './useConnecting.ts';

/** Marketplace, client id and secret; a test that keeps nothing, and the button that begins. */
export function ConnectForm(): ReactNode {
  const t = useT();
  const titleId = useId();
  const practicePort = useDesk(({ connection }) =>
    connection.kind === 'none' ? connection.practicePort : null,
  );
  const { entered, enter, missing, refusals, attempt, busy, run } = useConnecting();
  const [asked, setAsked] = useState<'test' | 'save'>('save');
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt.kind !== 'none') outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [attempt]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refusals]);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void run('save');
    setAsked('save');
  };
  const test = (): void => {
    setAsked('test');
    void run('test');
  };
  const { brand } = marketplaces[entered.locale];
  return (
    <section className="setup-card" aria-labelledby={titleId}>
      <h2 id={titleId} className="setup-heading">
        {t('setup.live')}
      </h2>
      <Form ref={form} className="fields" onSubmit={submit}>
        {practicePort === null ? (
          <CountryChoice
            label={t('setup.country')}
            value={entered.locale}
            onChange={(locale) => enter({ locale })}
            withBrand
          />
        ) : (
          <div className="field">
            <p className="field-label">{t('setup.destination')}</p>
            <p className="setup-destination">{t('setup.practiceHere', { port: String(practicePort) })}</p>
          </div>
        )}
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
          <Button onPress={test} isDisabled={busy}>
            {busy && asked === 'test' ? t('setup.testing') : t('setup.test')}
          </Button>
          <Button type="submit" rank="primary" isDisabled={busy}>
            {busy && asked === 'save' ? t('setup.saving') : t('setup.save')}
          </Button>
        </div>
        <div ref={outcome} className="setup-outcome">
          {attempt.kind === 'found' && <FoundFacilities names={attempt.facilities} />}
          {attempt.kind === 'failed' && (
            <ProblemNote problem={attempt.problem} during={t('setup.failed')} urgency="alert" />
          )}
        </div>
      </Form>
    </section>
  );
}
