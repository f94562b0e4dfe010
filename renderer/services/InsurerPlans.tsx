import { type ReactNode, useState } from 'react';
import type { InsurancePlan } from '#shared/domain/catalogue.ts';
import { useT } from '../i18n/useT.ts';
import { useAsked } from '../state/useAsked.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { Check } from '../ui/Check.tsx';

interface Props {
  readonly addressId: string;
  readonly insurerId: string;
  readonly taken: readonly InsurancePlan[];
  readonly onSave: (plans: readonly InsurancePlan[]) => void;
}

/** The plans of an insurer, as the marketplace has them now, and which of them the calendar takes. */
export function InsurerPlans({ addressId, insurerId, taken, onSave }: Props): ReactNode {
  const t = useT();
  const asked = useAsked('services.plans', { addressId, insurerId });
  const [chosen, setChosen] = useState<readonly string[]>(taken.map(({ id }) => id));
  if (asked.kind === 'reading') return <p className="meta">{t('services.insurance.readingPlans')}</p>;
  if (asked.kind === 'failed') return <ProblemNote problem={asked.problem} triedAgainBy="person" />;
  const plans = asked.value;
  if (plans.length === 0) return <p className="meta">{t('services.insurance.noPlans')}</p>;
  const tick = (id: string, isOn: boolean): void =>
    setChosen(isOn ? [...chosen, id] : chosen.filter((row) => row !== id));
  return (
    <div className="services-plans">
      <div className="services-ticks">
        {plans.map(({ id, name }) => (
          <Check key={id} label={name} isOn={chosen.includes(id)} onChange={(isOn) => tick(id, isOn)} />
        ))}
      </div>
      <Button onPress={() => onSave(plans.filter(({ id }) => chosen.includes(id)))}>
        {t('services.insurance.savePlans')}
      </Button>
    </div>
  );
}
