import { useEffect, useState } from 'react';
import type { LastDecision } from '#shared/contract/undo.ts';
import { door } from '../state/door.ts';

/**
 * What was decided last here, with the way back; `null`: nothing lately, or it is being asked for.
 * @param since asked for anew whenever this changes
 */
export function useLastDecision(since: unknown): LastDecision | null {
  const [last, setLast] = useState<LastDecision | null>(null);
  useEffect(() => {
    let wanted = true;
    void door()
      .ask('undo.last', null)
      .then((answer) => {
        if (wanted) setLast(answer.ok ? answer.value : null);
      });
    return () => {
      wanted = false;
    };
  }, [since]);
  return last;
}
