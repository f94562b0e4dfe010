import { useEffect, useState } from 'react';
import type { LockOpened } from '#shared/contract/lock.ts';
import type { Result } from '#shared/result.ts';
import { useT } from '../i18n/useT.ts';
import type { Problem } from '#shared/domain/problem.ts';

type Answer = Result<LockOpened, Problem>;
type Refused =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'problem'; readonly problem: Problem };

/** Tries to open the screen: why the last one did not, and whether another is looked at now. */
export interface Tries {
  /** In words; `null`: nothing was refused. */
  readonly refused: (wrong: string, wait: (until: number) => string) => string | null;
  readonly waits: boolean;
  /** One at a time, and none while another is not looked at yet. */
  readonly attempt: (ask: () => Promise<Answer>) => void;
  /** For another way of opening: a wait holds for that too. */
  readonly anew: () => void;
}

export function useTries(): Tries {
  const t = useT();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (refused?.kind !== 'wait') return;
    const timer = setTimeout(() => setRefused(null), Math.max(0, refused.until - Date.now()));
    return () => clearTimeout(timer);
  }, [refused]);
  const waits = refused?.kind === 'wait';

  async function run(ask: () => Promise<Answer>): Promise<void> {
    setAsking(true);
    const answer = await ask();
    setAsking(false);
    setRefused(refusalIn(answer));
  }

  return {
    waits,
    refused(wrong, wait) {
      switch (refused?.kind) {
        case undefined:
          return null;
        case 'wrong':
          return wrong;
        case 'wait':
          return wait(refused.until);
        case 'problem':
          return t(`problem.${refused.problem.kind}.text`, refused.problem.params);
      }
    },
    attempt(ask) {
      if (!asking && !waits) void run(ask);
    },
    anew: () => setRefused((now) => (now?.kind === 'wait' ? now : null)),
  };
}

function refusalIn(answer: Answer): Refused | null {
  if (!answer.ok) return { kind: 'problem', problem: answer.error };
  switch (answer.value.kind) {
    case 'open':
      return null;
    case 'wrongPin':
      return { kind: 'wrong' };
    case 'wait':
      return { kind: 'wait', until: answer.value.until };
  }
}
