import { type ReactNode, useState } from 'react';
import type { OfferDecision, TakenInsurer } from '#shared/contract/services.ts';
import type { Acceptance } from '#shared/domain/services/insurance.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../ui/Button.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { undoDecision } from '../undo/decide.ts';
import { InsurerPlans } from './InsurerPlans.tsx';
import { ServiceMark } from './ServiceMark.tsx';

interface Props {
  readonly addressId: string;
  readonly insurer: TakenInsurer;
  readonly onDecide: (decision: OfferDecision) => void;
}

/** An insurer that a calendar takes, with its plans. */
export function InsurerRow({ addressId, insurer, onDecide }: Props): ReactNode {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const { id, name, plans, going, undoable, pending } = insurer;
  const last = pending.at(-1);
  const decide = (to: Acceptance): void =>
    onDecide({
      kind: 'changeInsurance',
      addressId,
      insurerId: id,
      name,
      to,
      seen: { kind: 'taken', plans: plans && [...plans] },
    });
  return (
    <li data-going={going ?? undefined}>
      <div className="services-insurer">
        <span className="services-insurer-name">{name}</span>
        <span className="services-second meta">
          {plansText(plans, t)}
          <ServiceMark on={insurer} />
        </span>
        <span className="services-actions">
          {last !== undefined && undoable && <Undo intentId={last} />}
          {going !== 'removing' && (
            <>
              <Button
                rank="quiet"
                aria-expanded={isOpen}
                aria-label={t('services.insurance.plansOf', { name })}
                onPress={() => setOpen(!isOpen)}
              >
                {t('services.insurance.plans')}
              </Button>
              <Button
                rank="quiet"
                aria-label={t('services.insurance.removeNamed', { name })}
                onPress={() => decide({ kind: 'not' })}
              >
                {t('services.insurance.remove')}
              </Button>
            </>
          )}
        </span>
      </div>
      {isOpen && (
        <InsurerPlans
          addressId={addressId}
          insurerId={id}
          taken={plans ?? []}
          onSave={(wanted) => {
            setOpen(false);
            decide({ kind: 'taken', plans: [...wanted] });
          }}
        />
      )}
    </li>
  );
}

function Undo({ intentId }: { readonly intentId: string }): ReactNode {
  const t = useT();
  const once = useOnce();
  return <Button onPress={() => once(() => undoDecision(intentId, t))}>{t('visit.undo.button')}</Button>;
}

function plansText(plans: TakenInsurer['plans'], t: ReturnType<typeof useT>): string {
  if (plans === null || plans.length === 0) return t('services.insurance.anyPlan');
  return plans.length > 3
    ? t('services.insurance.planCount', { count: plans.length })
    : plans.map(({ name }) => name).join(' · ');
}
