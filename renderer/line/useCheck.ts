import { useEffect, useState } from 'react';
import type { CheckResult } from '#shared/contract/app.ts';
import { checkNames, missingStep, type CheckName } from '#shared/domain/connectionCheck.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { askCheck } from '../state/requests.ts';

/** What became of one step. */
export type Step =
  | { readonly kind: 'told'; readonly result: CheckResult }
  /** An earlier step has to be right first. */
  | { readonly kind: 'skipped'; readonly needs: CheckName }
  /** The desk itself did not answer. */
  | { readonly kind: 'failed'; readonly problem: Problem };

export const needsLook = (step: Step): boolean =>
  step.kind === 'failed' || (step.kind === 'told' && step.result.state === 'look');

const none: ReadonlyMap<CheckName, Step> = new Map();

/** Goes through all steps, one after the other, for as long as it is shown. */
export function useCheck(): {
  readonly steps: ReadonlyMap<CheckName, Step>;
  readonly isOver: boolean;
  readonly again: () => void;
} {
  const [round, setRound] = useState(0);
  const [steps, setSteps] = useState(none);
  useEffect(() => {
    let isOpen = true;
    void goThrough((next) => {
      if (isOpen) setSteps(next);
      return isOpen;
    });
    return () => {
      isOpen = false;
    };
  }, [round]);
  return {
    steps,
    isOver: steps.size === checkNames.length,
    again: () => {
      setSteps(none);
      setRound(round + 1);
    },
  };
}

/** @param show takes what is known so far; false: nobody looks any more */
async function goThrough(show: (steps: ReadonlyMap<CheckName, Step>) => boolean): Promise<void> {
  const failed = new Set<CheckName>();
  let steps = none;
  for (const name of checkNames) {
    const needs = missingStep(name, failed);
    const step: Step = needs === null ? await ask(name) : { kind: 'skipped', needs };
    if (needsLook(step)) failed.add(name);
    steps = new Map([...steps, [name, step]]);
    if (!show(steps)) return;
  }
}

async function ask(name: CheckName): Promise<Step> {
  const answer = await askCheck(name);
  return answer.ok ? { kind: 'told', result: answer.value } : { kind: 'failed', problem: answer.error };
}
