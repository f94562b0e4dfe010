import { GraduationCap } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { leavePractice } from '../state/requests.ts';
import { Button } from '../ui/Button.tsx';
import { Pop } from '../ui/Pop.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** On a practice desk, always in sight: these patients are invented. Leaving is one press away. */
export function PracticeMark(): ReactNode {
  const t = useT();
  const practice = useDesk((desk) => desk.connection.kind === 'practice');
  const [problem, setProblem] = useState<Problem | null>(null);
  const once = useOnce();
  if (!practice) return null;
  const leave = async (): Promise<void> => {
    const answer = await leavePractice();
    setProblem(answer.ok ? null : answer.error);
  };
  const face = (
    <span className="practice" title={t('app.practice.mark')}>
      <GraduationCap size={16} aria-hidden />
      <span className="practice-word">{t('app.practice.mark')}</span>
    </span>
  );
  return (
    <Pop label={t('app.practice.mark')} face={face} faceIsLabel>
      <p>{t('app.practice.explain')}</p>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      <Button onPress={() => once(leave)}>{t('app.practice.leave')}</Button>
    </Pop>
  );
}
