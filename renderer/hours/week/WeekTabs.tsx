import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Pop } from '../../ui/Pop.tsx';
import { DateField } from '../../ui/DateField.tsx';
import {
  mostWeeks,
  withAnchor,
  withoutWeek,
  withWeekCopied,
  withWeekMore,
  withWeekNamed,
  type WeekPlace,
} from '../edit/planEdits.ts';

interface Props {
  readonly plans: readonly Plan[];
  readonly place: WeekPlace;
  readonly onWeek: (week: number) => void;
  readonly onEdit: (plans: readonly Plan[]) => void;
}

/** The weeks of a cycle. Of one week alone only the way to a second is offered. */
export function WeekTabs({ plans, place, onWeek, onEdit }: Props): ReactNode {
  const t = useT();
  const weeks = plans[place.plan]?.weeks ?? [];
  const more = (): void => {
    onEdit(withWeekMore(plans, place.plan));
    onWeek(weeks.length);
  };
  return (
    <div className="hours-bar">
      {weeks.length > 1 && (
        <div className="hours-tabs" role="group" aria-label={t('hours.week.cycle')}>
          {weeks.map(({ name }, index) => (
            <button
              key={index}
              type="button"
              className="hours-tab"
              aria-pressed={index === place.week}
              onClick={() => onWeek(index)}
            >
              {nameOfWeek(name, index, t)}
            </button>
          ))}
        </div>
      )}
      {weeks.length < mostWeeks && (
        <Button rank="quiet" onPress={more}>
          <Plus size={16} aria-hidden />
          {t('hours.week.more')}
        </Button>
      )}
      {weeks.length > 1 && <WeekMenu plans={plans} place={place} onWeek={onWeek} onEdit={onEdit} />}
    </div>
  );
}

const nameOfWeek = (name: string, index: number, t: ReturnType<typeof useT>): string =>
  name === '' ? t('hours.week.label', { number: index + 1 }) : name;

/** What can be done with the week that is shown. */
function WeekMenu({ plans, place, onWeek, onEdit }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const plan = plans[place.plan];
  const week = plan?.weeks[place.week];
  const [name, setName] = useState<string | null>(null);
  if (plan === undefined || week === undefined) return null;
  const others = plan.weeks.flatMap((_, index) => (index === place.week ? [] : [index]));
  return (
    <Pop label={t('hours.week.menu')} face={t('hours.week.menu')} faceIsLabel side="bottom start">
      <Field
        label={t('hours.week.name')}
        value={name ?? week.name}
        onChange={setName}
        onLeave={() => {
          if (name !== null) onEdit(withWeekNamed(plans, place, name.trim()));
          setName(null);
        }}
      />
      <DateField
        label={t('hours.week.anchor')}
        hint={t('hours.week.anchorHint', { date: formats.dayInFull(plan.anchorMonday) })}
        value={plan.anchorMonday}
        onChange={(date) => {
          if (date !== '') onEdit(withAnchor(plans, place.plan, date));
        }}
      />
      <Button onPress={() => onEdit(withWeekCopied(plans, place, others))}>{t('hours.week.copy')}</Button>
      <Button
        onPress={() => {
          onWeek(Math.max(0, place.week - 1));
          onEdit(withoutWeek(plans, place));
        }}
      >
        {t('hours.week.remove')}
      </Button>
    </Pop>
  );
}
