import type { Problem } from '#shared/domain/problem.ts';

/** What support needs to see: the kind, when to try again, the version and main's own lines. */
export function detailsText(problem: Problem, version: string): string {
  const params = Object.entries(problem.params).map(([name, value]) => `${name}: ${value}`);
  const until = problem.until === null ? [] : [`until: ${new Date(problem.until).toISOString()}`];
  return [`Frontdesk ${version}`, `problem: ${problem.kind}`, ...until, ...params, problem.details]
    .filter((line) => line !== '')
    .join('\n');
}
