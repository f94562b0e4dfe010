import type { DriftDay } from '#shared/contract/publishing.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';

/** Starts that are for the same services, in short. */
export interface StartLine {
  readonly times: string;
  readonly services: string;
}

/** So many starts in a row, equally far apart, are said as the first and the last of them. */
const leastRun = 3;

/** The starts of a date in words, those for the same services together. */
export function startLines(
  starts: DriftDay['missing'],
  t: Translator,
  formats: Pick<Formats, 'time'>,
): readonly StartLine[] {
  const byServices = new Map<string, number[]>();
  for (const { start, services } of starts) {
    const names = [...new Set(services.map(({ name }) => name))].filter((name) => name !== '').join(', ');
    byServices.set(names, [...(byServices.get(names) ?? []), start]);
  }
  return [...byServices].map(([services, times]) => ({
    services,
    times: runsOf(times.toSorted((a, b) => a - b))
      .map((run) => runWords(run, t, formats))
      .join(', '),
  }));
}

function runWords(run: readonly number[], t: Translator, formats: Pick<Formats, 'time'>): string {
  const [first = 0] = run;
  if (run.length < leastRun) return run.map((start) => formats.time(start)).join(', ');
  return t('publishing.drift.run', {
    from: formats.time(first),
    to: formats.time(run.at(-1) ?? first),
    count: run.length,
  });
}

/** Starts in a row that are equally far apart. @param starts by time */
export function runsOf(starts: readonly number[]): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const start of starts) {
    const run = runs.at(-1);
    const [first, second] = run ?? [];
    const last = run?.at(-1);
    const goesOn =
      first !== undefined && last !== undefined && (second === undefined || second - first === start - last);
    if (run !== undefined && goesOn) run.push(start);
    else runs.push([start]);
  }
  return runs;
}
