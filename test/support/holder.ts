import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** How another program holds a file: it writes, or nobody else may even read. */
export type Hold = 'immediate' | 'exclusive';

/**
 * A real other program that holds a store's file. @param child the entry that holds it @param file the store's
 * @returns lets go, when the file is free
 */
export async function heldBy(child: URL, file: string, how: Hold): Promise<() => Promise<void>> {
  const program = spawn(process.execPath, [child.pathname, file, how], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void program.kill());
  await once(program.stdout, 'data');
  return async () => {
    program.stdin.end();
    await once(program, 'exit');
  };
}
