import { type ReactNode, useState } from 'react';
import { useDesk } from '../state/desk.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import type { Problem } from '#shared/domain/problem.ts';

/** Under the day while this computer's clock is off; once read it stays away until that is told anew. */
export function ClockNote(): ReactNode {
  const clock = useDesk((desk) => desk.clock);
  const [seen, setSeen] = useState<Problem | null>(null);
  if (clock === null || clock === seen) return null;
  return (
    <div>
      <ProblemNote problem={clock} urgency="alert" onSeen={() => setSeen(clock)} />
    </div>
  );
}
