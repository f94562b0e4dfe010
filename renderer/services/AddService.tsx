import { type ReactNode, type SubmitEvent, useState } from 'react';
import type { OfferDecision, Offer } from '#shared/contract/services.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { ServiceTerms } from '#shared/domain/services/terms.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useHoldUnsaved } from '../ui/useUnsavedForm.ts';
import { BesidePanel } from './BesidePanel.tsx';
import { decideServices } from './decideServices.ts';
import { type Entry, FindEntry } from './FindEntry.tsx';
import { TermFields } from './TermFields.tsx';
import { useTyped } from './useTyped.ts';
import { WhichCalendars } from './WhichCalendars.tsx';

interface Props {
  readonly offer: Offer;
  readonly onClose: () => void;
}

/** What a new service begins with: patients see it, and the rest is the clinic's to say. */
const beginning: ServiceTerms = {
  price: null,
  priceFrom: false,
  duration: 30,
  visible: true,
  allowedAges: null,
  customName: null,
  description: null,
};

/** A service of the vendor's dictionary, for one calendar or many: first which, then its terms. */
export function AddService({ offer, onClose }: Props): ReactNode {
  const t = useT();
  const [entry, setEntry] = useState<Entry | null>(null);
  return (
    <BesidePanel
      title={entry?.name ?? t('services.add.title')}
      {...(entry === null ? {} : { meta: <span>{t('services.add.title')}</span> })}
      onClose={onClose}
    >
      <div className="services-beside-body">
        {entry === null ? (
          <FindEntry
            request="services.find"
            addressId={offer.addressId}
            label={t('services.add.find')}
            hereLabel={t('services.dictionary.here')}
            takesHere
            onChoose={setEntry}
          />
        ) : (
          <AddForm
            key={entry.id}
            offer={offer}
            entry={entry}
            onBack={() => setEntry(null)}
            onDone={onClose}
          />
        )}
      </div>
    </BesidePanel>
  );
}

interface FormProps {
  readonly offer: Offer;
  readonly entry: Entry;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

function AddForm({ offer, entry, onBack, onDone }: FormProps): ReactNode {
  const t = useT();
  const once = useOnce();
  const { typed, wrong, isTouched, change, read } = useTyped(beginning);
  useHoldUnsaved(isTouched);
  const [calendars, setCalendars] = useState<readonly string[]>([offer.addressId]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const terms = read();
    if (terms === null || calendars.length === 0) return;
    const decisions = calendars.map((addressId): OfferDecision => ({
      kind: 'addService',
      addressId,
      serviceId: entry.id,
      terms,
    }));
    once(async () => {
      const answer = await decideServices(decisions, t);
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok && answer.value.taken > 0) onDone();
    });
  };
  return (
    <form className="services-form" onSubmit={submit} noValidate>
      {entry.here && <p className="field-hint">{t('services.add.here')}</p>}
      <TermFields typed={typed} wrong={wrong} entry={entry.name} onChange={change} />
      <WhichCalendars chosen={calendars} own={offer.addressId} onChange={setCalendars} />
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      <div className="services-actions">
        <Button type="submit" rank="primary" isDisabled={calendars.length === 0}>
          {t('services.add.do', { count: calendars.length })}
        </Button>
        <Button onPress={onBack}>{t('services.add.other')}</Button>
      </div>
    </form>
  );
}
