import type { LeftDesk } from '#shared/contract/printing.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Leaving } from './ports.ts';

/** What became of a file or a sheet, as the window is told. @param what it was, for the log */
export function leftDesk(left: Leaving, what: string): Result<LeftDesk, Problem> {
  if (left === 'done' || left === 'canceled') return ok(left);
  return err({ kind: problems[left], until: null, params: {}, details: `${what}: ${left}` });
}

const problems = {
  noPrinter: 'noPrinter',
  notPrinted: 'notPrinted',
  diskFull: 'fileDiskFull',
  held: 'fileHeld',
  notWritten: 'fileNotWritten',
} as const satisfies Record<Exclude<Leaving, 'done' | 'canceled'>, Problem['kind']>;
