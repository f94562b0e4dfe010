import type { LineState } from '#shared/contract/views.ts';

/** The vendor has withdrawn the credentials of a desk at work: only a person ends this pause. */
export function isRefused(line: LineState): boolean {
  return line.kind === 'paused' && line.problem.kind === 'unauthorized';
}
