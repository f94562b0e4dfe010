import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { sandboxArguments } from '../../../build/bootstrap/runtime.mjs';

/** What one start told. */
export interface Start {
  /** From before the process was made. Milliseconds by the name of the mark. */
  readonly marks: ReadonlyMap<string, number>;
  /** Resident bytes by the kind of process: `Browser`, `Tab`, …. */
  readonly memory: ReadonlyMap<string, number>;
}

/** Longer than a start takes on a slow machine. Milliseconds. */
const patienceMs = 60_000;

/** Starts a program that tells of itself (`watch.ts`), and waits until it has ended. @throws where it ends without its first mark */
export async function oneStart(executable: string, args: readonly string[]): Promise<Start> {
  const began = Date.now();
  const child = spawn(executable, [...sandboxArguments(), '--force-device-scale-factor=1', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const late = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const marks = new Map<string, number>();
  const memory = new Map<string, number>();
  for await (const line of createInterface({ input: child.stdout })) {
    const [kind = '', name = '', value = ''] = line.split(' ');
    if (kind === 'at') marks.set(name, Number(value) - began);
    if (kind === 'memory') memory.set(name, Number(value));
  }
  clearTimeout(late);
  if (!marks.has('painted')) throw new Error('A start ended before its window showed anything.');
  return { marks, memory };
}
