import { useCallback, useEffect, useState } from 'react';
import type { Guide } from '#shared/contract/connection.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { GuideStep } from '#shared/domain/setUpGuide.ts';
import { secondMs } from '#shared/time/durations.ts';
import type { Result } from '#shared/result.ts';
import { door } from '../state/door.ts';

/** A first copy tells how far it is many times a second. Milliseconds. */
const gatherMs = secondMs;

/** By what it can become another. */
const changing = [
  'line.importProgress',
  'connection.changed',
  'mapping.changed',
  'services.changed',
  'hours.changed',
  'publishing.progressChanged',
] as const;

/** What the guide finds, asked for anew when anything of it can have changed; the last answer stands until then. */
export function useGuide() {
  const [guide, setGuide] = useState<Guide | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = useCallback((answer: Result<Guide, Problem>): Guide | null => {
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return null;
    setGuide(answer.value);
    return answer.value;
  }, []);
  /** Goes up with each try after something went wrong. */
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const ask = (): void => {
      timer = null;
      void door()
        .ask('connection.guide', null)
        .then((answer) => {
          if (current) take(answer);
        });
    };
    const askSoon = (): void => {
      timer ??= setTimeout(ask, gatherMs);
    };
    ask();
    const stops = changing.map((event) => door().on(event, askSoon));
    return () => {
      current = false;
      stops.forEach((stop) => stop());
      if (timer !== null) clearTimeout(timer);
    };
  }, [take, tries]);
  return {
    /** `null`: nothing is known yet. */
    guide,
    problem,
    /** Asks anew, after something went wrong. */
    again: () => setTries((count) => count + 1),
    /** Goes on from a step. @returns what is so then */
    pass: async (step: GuideStep): Promise<Guide | null> =>
      take(await door().ask('connection.guidePass', { step })),
  };
}
