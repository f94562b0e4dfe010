import { type ReactNode, useState } from 'react';
import type { Plan } from '#shared/domain/availability/plan.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { Pop } from '../../ui/Pop.tsx';
import { withEnd, withoutPlan, withPlanFrom } from '../edit/planEdits.ts';
import { DateField } from '../../ui/DateField.tsx';
import { validityWords } from '../hoursWords.ts';
import { NewPlan } from './NewPlan.tsx';

interface Props {
  readonly plans: readonly Plan[];
  /** Which one is shown. */
  readonly plan: number;
  readonly today: LocalDate;
  readonly onPlan: (plan: number) => void;
  readonly onEdit: (plans: readonly Plan[]) => void;
}

/** The plans of a calendar by when they hold, and hours that are others from a date on. */
export function PlanBar({ plans, plan, today, onPlan, onEdit }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const create = (validFrom: LocalDate, weeks: Plan['weeks']): void => {
    const after = withPlanFrom(plans, validFrom, weeks);
    onEdit(after);
    onPlan(after.findIndex((candidate) => candidate.validFrom === validFrom));
    setOpen(false);
  };
  return (
    <div className="hours-bar">
      <div className="hours-tabs" role="group" aria-label={t('hours.plan.label')}>
        {plans.map((listed, index) => (
          <button
            key={listed.validFrom}
            type="button"
            className="hours-tab"
            aria-pressed={index === plan}
            data-over={listed.validTo !== null && listed.validTo < today ? true : undefined}
            onClick={() => onPlan(index)}
          >
            {validityWords(listed, { t, formats, today })}
          </button>
        ))}
      </div>
      <Pop
        label={t('hours.plan.new')}
        face={t('hours.plan.new')}
        faceIsLabel
        side="bottom start"
        open={open}
        onOpenChange={setOpen}
      >
        <NewPlan plans={plans} today={today} onCreate={create} />
      </Pop>
      {plans[plan] !== undefined && (
        <PlanDates plans={plans} plan={plan} today={today} onPlan={onPlan} onEdit={onEdit} />
      )}
    </div>
  );
}

/** How long the plan that is shown holds, and an end to it. */
function PlanDates({ plans, plan, onPlan, onEdit }: Props): ReactNode {
  const t = useT();
  const shown = plans[plan];
  if (shown === undefined) return null;
  return (
    <Pop label={t('hours.plan.dates')} face={t('hours.plan.dates')} faceIsLabel side="bottom start">
      <DateField
        label={t('hours.plan.until')}
        hint={t('hours.plan.untilHint')}
        value={shown.validTo ?? ''}
        least={shown.validFrom}
        onChange={(date) => onEdit(withEnd(plans, plan, date === '' ? null : date))}
      />
      <Button
        onPress={() => {
          onPlan(Math.max(0, plan - 1));
          onEdit(withoutPlan(plans, plan));
        }}
      >
        {t('hours.plan.remove')}
      </Button>
    </Pop>
  );
}
