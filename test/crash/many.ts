import { nodeDesk, type DeskKind } from './deskProcess.ts';
import { crashRun, type Report } from './run.ts';

/** Kills of one desk before another begins anew, with an empty file and another clinic. */
const killsOfOne = 25;

/** In what the desks run, and how many at once: three of the small ones keep two cores at work. */
interface Running {
  readonly kind?: DeskKind;
  readonly atOnce?: number;
}

/** Many desks, some at a time, until the wanted number of kills is reached. The seeds follow on each other. */
export async function crashRuns(
  kills: number,
  seed: number,
  tell: (line: string) => void,
  { kind = nodeDesk, atOnce = 3 }: Running = {},
): Promise<readonly Report[]> {
  const shares = Array.from({ length: Math.ceil(kills / killsOfOne) }, (_, index) =>
    Math.min(killsOfOne, kills - index * killsOfOne),
  );
  const reports: Report[] = [];
  const waiting = shares.map((share, index) => ({ share, seed: seed + index }));
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const report = await crashRun(next.seed, next.share, tell, kind);
        reports.push(report);
        for (const sentence of report.wrong) tell(`seed ${report.seed}: ${sentence}`);
      }
    }),
  );
  return reports;
}

/** All reports as one line of numbers. */
export function summary(reports: readonly Report[]): string {
  const sum = (of: (report: Report) => number): number => reports.reduce((total, one) => total + of(one), 0);
  const faults = sum((one) => Object.values(one.faults).reduce((a, b) => a + b, 0));
  return [
    `${sum((one) => one.kills)} kills`,
    `${sum((one) => one.decisions)} decisions`,
    `${sum((one) => one.acknowledged)} acknowledged`,
    `${sum((one) => one.recorded)} in the file though not acknowledged`,
    `${sum((one) => one.never)} never taken`,
    `${sum((one) => one.tally.confirmed)} carried out`,
    `${sum((one) => one.tally.refused)} refused`,
    `${sum((one) => one.tally.undone)} undone`,
    `${sum((one) => one.tally.superseded)} superseded`,
    `${faults} faults`,
    `${sum((one) => one.wrong.length)} wrong`,
  ].join(', ');
}
