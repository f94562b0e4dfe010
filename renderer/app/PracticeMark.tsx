import { GraduationCap } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Problem } from '#shared/contract/views.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { leavePractice } from '../state/requests.ts';
import { Button } from './Button.tsx';
import { Pop } from './Pop.tsx';
import { ProblemNote } from './ProblemNote.tsx';

/** On a practice desk, always in sight: these patients are invented. Leaving is one press away. */
export function PracticeMark(): ReactNode {
  const t = useT();
  const practice = useDesk((desk) => desk.connection.kind === 'practice');
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!practice) return null;
  const leave = async (): Promise<void> => {
    const answer = await leavePractice();
    setProblem(answer.ok ? null : answer.error);
  };
  const face = (
    <span className="practice">
      <GraduationCap size={16} aria-hidden />
      {t('app.practice.mark')}
    </span>
  );
  return (
    <Pop label={t('app.practice.mark')} face={face} faceIsLabel>
      <p>{t('app.practice.explain')}</p>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
      <Button onPress={() => void leave()}>{t('app.practice.leave')}</Button>
    </Pop>
  );
}
