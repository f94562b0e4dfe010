import { checkNames, numberOf, type CheckName } from '#shared/domain/connectionCheck.ts';
import type { Step } from './useCheck.ts';

/** The steps as plain lines, in main's own words: support reads one language. */
export function reportOf(steps: ReadonlyMap<CheckName, Step>, version: string): string {
  const lines = checkNames.flatMap((name) => {
    const step = steps.get(name);
    return step === undefined ? [] : [`${numberOf(name)} ${name}: ${wordsOf(step)}`];
  });
  return [`Frontdesk ${version}`, ...lines].join('\n');
}

const states = { ok: 'ok', look: 'NOT OK', unknown: 'not known' } as const;

function wordsOf(step: Step): string {
  switch (step.kind) {
    case 'told':
      return `${states[step.result.state]}, ${step.result.detail}`;
    case 'skipped':
      return `not tried, needs ${numberOf(step.needs)}`;
    case 'failed':
      return `NOT OK, ${step.problem.kind}`;
  }
}
