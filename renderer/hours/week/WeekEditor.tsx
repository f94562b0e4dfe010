import { type ReactNode, type RefObject, useRef, useState } from 'react';
import type { HoursView } from '#shared/contract/hours.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { useT } from '../../i18n/useT.ts';
import { newPeriod, rangeToAdd } from '../edit/newPeriods.ts';
import {
  periodsAt,
  withDay,
  withDayCopied,
  withPeriod,
  withPeriodMoved,
  type WeekPlace,
} from '../edit/planEdits.ts';
import { DayPanel } from './DayPanel.tsx';
import type { Chosen, WeekActions } from './place.ts';
import { WeekGrid } from './WeekGrid.tsx';

interface Props {
  readonly hours: HoursView;
  readonly plans: readonly Plan[];
  readonly place: WeekPlace;
  readonly onEdit: (plans: readonly Plan[]) => void;
}

/** What hands and keys do to a week. What was added or moved is chosen afterwards. */
function useWeek({ hours, plans, place, onEdit }: Props, panel: RefObject<HTMLElement | null>) {
  const [{ day, period }, setChosen] = useState<Pick<Chosen, 'day' | 'period'>>({ day: 0, period: null });
  const chosen: Chosen = { ...place, day, period };
  const { services } = hours;
  const at = (weekday: number) => ({ ...place, day: weekday });
  const indexOf = (after: readonly Plan[], weekday: number, start: string): number =>
    periodsAt(after, at(weekday)).findIndex((known) => known.start === start);
  const actions: WeekActions = {
    choose(weekday, which, focus) {
      setChosen({ day: weekday, period: which });
      if (focus === 'fields') focusFields(panel.current, which);
    },
    add(weekday, range) {
      const today = periodsAt(plans, at(weekday));
      const free = range ?? rangeToAdd(today);
      if (free === null) return;
      const after = withDay(plans, at(weekday), [...today, newPeriod(plans, at(weekday), services, free)]);
      onEdit(after);
      setChosen({ day: weekday, period: indexOf(after, weekday, free.start) });
    },
    move(from, { day: to, start, end }) {
      const moved = periodsAt(plans, at(from.day))[from.period];
      if (moved === undefined) return;
      const next = { day: to, period: { ...moved, start, end } };
      const after = withPeriodMoved(plans, at(from.day), from.period, next);
      onEdit(after);
      setChosen({ day: to, period: indexOf(after, to, start) });
    },
    remove(weekday, which) {
      onEdit(withPeriod(plans, at(weekday), which, null));
      setChosen({ day: weekday, period: null });
    },
  };
  const change = (index: number, changed: Period): void => {
    const after = withPeriod(plans, chosen, index, changed);
    onEdit(after);
    setChosen({ day, period: indexOf(after, day, changed.start) });
  };
  return { chosen, actions, change };
}

/** One week of a plan: on a grid of times, and the chosen day in fields beside it. */
export function WeekEditor(props: Props): ReactNode {
  const { hours, plans, place, onEdit } = props;
  const t = useT();
  const panel = useRef<HTMLElement>(null);
  const { chosen, actions, change } = useWeek(props, panel);
  const { services } = hours;
  return (
    <div className="hours-week">
      <WeekGrid
        key={`${place.plan} ${place.week}`}
        label={t('hours.week.label', { number: place.week + 1 })}
        days={plans[place.plan]?.weeks[place.week]?.days ?? []}
        services={services}
        chosen={chosen}
        actions={actions}
      />
      <DayPanel
        panel={panel}
        chosen={chosen}
        periods={periodsAt(plans, chosen)}
        services={services}
        actions={actions}
        onPeriod={change}
        onCopy={(to) => onEdit(withDayCopied(plans, chosen, to))}
      />
    </div>
  );
}

/** The first field of a period, once it is drawn; of a day without any, the button that adds one. */
function focusFields(panel: HTMLElement | null, period: number | null): void {
  requestAnimationFrame(() => {
    const sections = panel?.querySelectorAll<HTMLElement>('.hours-period') ?? [];
    const field = sections[period ?? 0]?.querySelector<HTMLElement>('input');
    (field ?? panel?.querySelector<HTMLElement>('button'))?.focus();
  });
}
