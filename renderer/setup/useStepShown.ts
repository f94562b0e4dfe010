import { useEffect, useState } from 'react';
import { firstStep, type GuideStep, nextStep } from '#shared/domain/setUpGuide.ts';
import { door } from '../state/door.ts';
import { useGuide } from './useGuide.ts';

/** Which step is shown, and the way on from it. Main keeps where somebody is, so that the guide begins there another time. */
export function useStepShown() {
  const { guide, problem, again, pass } = useGuide();
  const [chosen, setChosen] = useState<GuideStep | null>(null);
  /** Where it began: what is read meanwhile must not turn the page under the reader. */
  const [begun, setBegun] = useState<GuideStep | null>(null);
  if (guide !== null && begun === null) setBegun(firstStep(guide));
  const step = chosen ?? begun;
  useEffect(() => {
    // Where it cannot be kept the guide begins a few steps off, and nothing else is lost.
    if (step !== null) void door().ask('connection.guideTurn', { step });
  }, [step]);
  return {
    guide,
    problem,
    again,
    /** `null`: nothing is known yet. */
    step,
    show: setChosen,
    /** @returns false: it could not be kept, and the step stays */
    goOn: async (from: GuideStep): Promise<boolean> => {
      const after = await pass(from);
      if (after === null) return false;
      if (from !== 'live') setChosen(nextStep(from, after));
      return true;
    },
  };
}
