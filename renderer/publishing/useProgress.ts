import { useEffect, useState } from 'react';
import type { PublishingProgress } from '#shared/contract/publishing.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { door } from '../state/door.ts';

/** How far publishing has come in each clinic, as main tells; what it tells later is the newer. */
export interface KnownProgress {
  readonly clinics: readonly PublishingProgress[];
  readonly problem: Problem | null;
  /** What main has answered to a press. */
  readonly take: (clinics: readonly PublishingProgress[]) => void;
}

/** @returns `null`: it is being read */
export function useProgress(): KnownProgress | null {
  const [clinics, setClinics] = useState<readonly PublishingProgress[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let isHeard = false;
    let isThere = true;
    const stop = door().on('publishing.progressChanged', (told) => {
      isHeard = true;
      setClinics(told);
      setProblem(null);
    });
    const read = async (): Promise<void> => {
      const answer = await door().ask('publishing.progress', null);
      if (!isThere || isHeard) return;
      if (answer.ok) setClinics(answer.value);
      else setProblem(answer.error);
    };
    void read();
    return () => {
      isThere = false;
      stop();
    };
  }, []);
  if (clinics === null && problem === null) return null;
  return { clinics: clinics ?? [], problem, take: setClinics };
}
