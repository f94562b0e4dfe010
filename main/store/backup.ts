import { existsSync } from 'node:fs';
import { err, ok, type Result } from '#shared/result.ts';
import type { Database } from './database.ts';
import { problemOf, type StoreProblem } from './problem.ts';

/**
 * Writes a whole copy of the open file, encrypted with the same key and without free pages. One statement over one
 * snapshot, so a copy is never half of a transaction. (The addon's page-by-page backup cannot write encrypted files.)
 * @param toFile must not exist: nothing is ever overwritten
 */
export async function backupInto(db: Database, toFile: string): Promise<Result<null, StoreProblem>> {
  await Promise.resolve();
  if (existsSync(toFile)) return err({ kind: 'io', code: 'EEXIST' });
  try {
    db.prepare('VACUUM INTO ?').run(toFile);
    return ok(null);
  } catch (thrown) {
    const problem = problemOf(thrown);
    if (problem === null) throw thrown;
    return err(problem);
  }
}
