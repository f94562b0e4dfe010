import { type ReactNode, type SyntheticEvent, useState } from 'react';
import type { VisitDetails } from '#shared/contract/visits.ts';
import { Button } from '../ui/Button.tsx';
import { useT } from '../i18n/useT.ts';
import { Field } from '../ui/Field.tsx';
import { nameOf } from '../i18n/nameOf.ts';
import { useAsked } from '../state/useAsked.ts';
import type { Deciding } from './useDeciding.ts';

interface Props {
  readonly visit: VisitDetails;
  readonly deciding: Deciding;
  readonly onEnd: () => void;
}

/** Asks why, without insisting; Enter sends, Escape goes back to the visit. */
export function CancelForm({ visit, deciding, onEnd }: Props): ReactNode {
  const t = useT();
  const [reason, setReason] = useState('');
  const asked = useAsked('visits.cancelReasons', null);
  // Without them there is only more to type.
  const reasons = asked.kind === 'found' ? asked.value : [];
  const send = async (): Promise<void> => {
    if (await deciding.cancel(reason)) onEnd();
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void send();
  };
  return (
    <form
      className="panel-task"
      aria-label={t('visit.cancel.title', { patient: nameOf(visit.patient, t) })}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onEnd();
      }}
    >
      <Field label={t('visit.cancel.reason')} kind="sentence" value={reason} onChange={setReason} autoFocus />
      {reasons.length > 0 && (
        <div className="reasons" role="group" aria-label={t('visit.cancel.recent')}>
          {reasons.map((recent) => (
            <Button key={recent} onPress={() => setReason(recent)}>
              {recent}
            </Button>
          ))}
        </div>
      )}
      <div className="panel-buttons">
        <Button type="submit" rank="primary">
          {t('visit.cancel.send')}
        </Button>
        <Button onPress={onEnd}>{t('visit.cancel.keep')}</Button>
      </div>
    </form>
  );
}
