import { type ReactNode, useState } from 'react';
import { planOn } from '#shared/domain/availability/expand.ts';
import type { Editing, HoursEditor } from './edit/hoursEditor.ts';
import { NoPlan } from './NoPlan.tsx';
import { PlanBar } from './week/PlanBar.tsx';
import { WeekEditor } from './week/WeekEditor.tsx';
import { WeekTabs } from './week/WeekTabs.tsx';

interface Props {
  readonly editor: HoursEditor;
  readonly state: Editing;
}

/** A calendar's plans: which one, which week of it, and that week. */
export function PlanEditor({ editor, state }: Props): ReactNode {
  const { hours, plans } = state;
  const holding = planOn(plans, hours.today);
  const [wanted, setWanted] = useState<number | null>(null);
  const [week, setWeek] = useState(0);
  if (plans.length === 0) return <NoPlan editor={editor} hours={hours} />;
  const usual = Math.max(
    0,
    plans.findIndex((plan) => plan === holding),
  );
  // An edit that was undone may have taken it away.
  const plan = Math.min(wanted ?? usual, plans.length - 1);
  const place = { plan, week: Math.min(week, (plans[plan]?.weeks.length ?? 1) - 1) };
  const edit = (after: Editing['plans']): void => {
    // The one that is edited stays in sight, whichever holds today.
    setWanted((known) => known ?? plan);
    editor.edit(after);
  };
  const show = (next: number): void => {
    setWanted(next);
    setWeek(0);
  };
  return (
    <div className="hours-plan">
      <div className="hours-bars">
        <PlanBar plans={plans} plan={plan} today={hours.today} onPlan={show} onEdit={edit} />
        <WeekTabs plans={plans} place={place} onWeek={setWeek} onEdit={edit} />
      </div>
      <WeekEditor
        key={`${place.plan} ${place.week}`}
        hours={hours}
        plans={plans}
        place={place}
        onEdit={edit}
      />
    </div>
  );
}
