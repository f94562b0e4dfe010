import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Offer, OfferDecision } from '#shared/contract/services.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { insuranceSupports, type InsuranceSupport } from '#shared/domain/services/insurance.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { BesidePanel } from './BesidePanel.tsx';
import { decideServices } from './decideServices.ts';
import { type Entry, FindEntry } from './FindEntry.tsx';
import { InsurerRow } from './InsurerRow.tsx';

/** Who pays at a calendar, and which insurers it takes. */
export function Insurance({ offer }: { readonly offer: Offer }): ReactNode {
  const t = useT();
  const once = useOnce();
  const [isAdding, setAdding] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { addressId, insurers, support } = offer;
  const decide = (decision: OfferDecision): void =>
    once(async () => {
      const answer = await decideServices([decision], t);
      setProblem(answer.ok ? null : answer.error);
    });
  const add = ({ id, name }: Entry): void => {
    decide({
      kind: 'changeInsurance',
      addressId,
      insurerId: id,
      name,
      to: { kind: 'taken', plans: null },
      seen: { kind: 'not' },
    });
    setAdding(false);
  };
  return (
    <div className="services-body" data-beside={isAdding}>
      <div className="services-scroll services-insurance" data-keeps-end>
        <Support
          value={support.value}
          onChange={(to) => decide({ kind: 'changeInsuranceSupport', addressId, to, seen: support.value })}
        />
        {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
        <div className="services-bar">
          <h3>{t('services.insurance.title', { count: insurers?.length ?? 0 })}</h3>
          <Button onPress={() => setAdding(true)}>
            <Plus size={16} aria-hidden />
            {t('services.insurance.add')}
          </Button>
        </div>
        <Insurers addressId={addressId} insurers={insurers} onDecide={decide} />
      </div>
      {isAdding && (
        <BesidePanel title={t('services.insurance.addTitle')} onClose={() => setAdding(false)}>
          <div className="services-beside-body">
            <FindEntry
              request="services.insurers"
              addressId={addressId}
              label={t('services.insurance.find')}
              hereLabel={t('services.insurance.here')}
              takesHere={false}
              onChoose={add}
            />
          </div>
        </BesidePanel>
      )}
    </div>
  );
}

interface InsurersProps {
  readonly addressId: string;
  /** `null`: not read yet. */
  readonly insurers: Offer['insurers'];
  readonly onDecide: (decision: OfferDecision) => void;
}

function Insurers({ addressId, insurers, onDecide }: InsurersProps): ReactNode {
  const t = useT();
  if (insurers === null) return <p className="meta">{t('services.insurance.reading')}</p>;
  if (insurers.length === 0) return <p className="meta">{t('services.insurance.none')}</p>;
  return (
    <ul className="services-insurers">
      {insurers.map((insurer) => (
        <InsurerRow key={insurer.id} addressId={addressId} insurer={insurer} onDecide={onDecide} />
      ))}
    </ul>
  );
}

interface SupportProps {
  readonly value: InsuranceSupport | null;
  readonly onChange: (value: InsuranceSupport) => void;
}

function Support({ value, onChange }: SupportProps): ReactNode {
  const t = useT();
  return (
    <Segments<InsuranceSupport | 'unsaid'>
      label={t('services.support.label')}
      value={value ?? 'unsaid'}
      onChange={(to) => {
        if (to !== 'unsaid') onChange(to);
      }}
      options={insuranceSupports.map((support) => ({
        value: support,
        label: t(`services.support.${support}`),
      }))}
      {...(value === null ? { hint: t('services.support.unsaid') } : {})}
    />
  );
}
