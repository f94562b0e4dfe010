import { type ReactNode, useState } from 'react';
import { planOn } from '#shared/domain/availability/expand.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import { addDays, type LocalDate } from '#shared/time/zone.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { DateField } from '../../ui/DateField.tsx';

interface Props {
  readonly plans: readonly Plan[];
  readonly today: LocalDate;
  readonly onCreate: (validFrom: LocalDate, weeks: Plan['weeks']) => void;
}

/** From when on other hours hold, and what they begin with: those that hold then, or nothing. */
export function NewPlan({ plans, today, onCreate }: Props): ReactNode {
  const t = useT();
  const isFirst = plans.length === 0;
  const [from, setFrom] = useState(isFirst ? today : addDays(mondayOf(today), 7));
  const [begin, setBegin] = useState<'same' | 'empty'>(isFirst ? 'empty' : 'same');
  const create = (): void => {
    if (from === '') return;
    const holding = planOn(plans, from) ?? plans.at(-1) ?? null;
    onCreate(from, begin === 'same' && holding !== null ? holding.weeks : []);
  };
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        create();
      }}
    >
      <DateField label={t('hours.plan.since')} value={from} least={today} autoFocus onChange={setFrom} />
      {!isFirst && (
        <Segments
          label={t('hours.plan.begin')}
          value={begin}
          options={[
            { value: 'same', label: t('hours.plan.same') },
            { value: 'empty', label: t('hours.plan.empty') },
          ]}
          onChange={setBegin}
        />
      )}
      <p className="meta">{t('hours.plan.hint')}</p>
      <Button rank="primary" type="submit" isDisabled={from === ''}>
        {t('hours.plan.create')}
      </Button>
    </form>
  );
}
