import { type ReactNode, useState } from 'react';
import type { HoursView } from '#shared/contract/hours.ts';
import type { TakingOver } from '#shared/contract/publishing.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useT } from '../i18n/useT.ts';
import { door } from '../state/door.ts';
import { Button } from '../ui/Button.tsx';
import { Pop } from '../ui/Pop.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import type { HoursEditor } from './edit/hoursEditor.ts';
import { withPlanFrom } from './edit/planEdits.ts';
import { NewPlan } from './week/NewPlan.tsx';

interface Props {
  readonly editor: HoursEditor;
  readonly hours: HoursView;
}

/** Nothing is kept here yet: hours begin with what the marketplace offers now, or with nothing. */
export function NoPlan({ editor, hours }: Props): ReactNode {
  const t = useT();
  const once = useOnce();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [doubts, setDoubts] = useState<TakingOver['doubts']>([]);
  const propose = async (): Promise<void> => {
    const answer = await door().ask('publishing.propose', { addressId: hours.addressId });
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok || answer.value === null) return;
    setDoubts(answer.value.doubts);
    editor.edit(answer.value.plans);
  };
  return (
    <div className="hours-none">
      <h3>{t('hours.none.title')}</h3>
      <p>{t('hours.none.text')}</p>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      {doubts.includes('nothingThere') && <p role="status">{t('hours.none.nothingThere')}</p>}
      <div className="hours-row">
        <Button rank="primary" onPress={() => once(propose)}>
          {t('hours.none.propose')}
        </Button>
        <Pop label={t('hours.none.empty')} face={t('hours.none.empty')} faceIsLabel side="bottom start">
          <NewPlan
            plans={[]}
            today={hours.today}
            onCreate={(from, weeks) => editor.edit(withPlanFrom([], from, weeks))}
          />
        </Pop>
      </div>
    </div>
  );
}
