import { type ReactNode, useState } from 'react';
import type { HoursView } from '#shared/contract/hours.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { useT } from '../../i18n/useT.ts';
import { door } from '../../state/door.ts';
import { Button } from '../../ui/Button.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useOnce } from '../../ui/useOnce.ts';

interface Props {
  readonly words: string;
  /** As they are in force now. */
  readonly hours: HoursView;
}

/** What was just published, and the one step back. */
export function Published({ words, hours }: Props): ReactNode {
  const t = useT();
  const once = useOnce();
  const [said, setSaid] = useState(words);
  const [isBack, setBack] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const stepBack = async (): Promise<void> => {
    const answer = await door().ask('publishing.stepBack', {
      calendars: [{ addressId: hours.addressId, seen: hours.timetable.revision }],
    });
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setBack(true);
    setSaid(answer.value.kind === 'asked' ? t('hours.review.undone') : t('hours.review.changed'));
  };
  return (
    <div className="hours-trouble hours-published">
      <p role="status">{said}</p>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
      {!isBack && <Button onPress={() => once(stepBack)}>{t('hours.review.undo')}</Button>}
    </div>
  );
}
