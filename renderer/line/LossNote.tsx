import { type ReactNode, useState } from 'react';
import { useDesk } from '../state/desk.ts';
import { lossSeen } from '../state/requests.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import type { Problem } from '#shared/domain/problem.ts';

/** Under the day until somebody has read it: the newest decisions are missing, and what to look for. */
export function LossNote(): ReactNode {
  const loss = useDesk((desk) => desk.loss);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (loss === null) return null;
  const seen = async (): Promise<void> => {
    const answer = await lossSeen();
    setProblem(answer.ok ? null : answer.error);
  };
  return (
    <div>
      <ProblemNote problem={loss} urgency="alert" onSeen={() => void seen()} />
      {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
    </div>
  );
}
