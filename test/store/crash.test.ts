import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { asAddressId } from '#shared/domain/ids.ts';
import { onDisk } from '../support/quickPlace.ts';
import { monday } from './fixed.ts';
import { openFor, tempFile } from './support.ts';

const child = join(import.meta.dirname, 'crashChild.ts');

/** Lets the child write for a while, then kills it with no chance to tidy up. @returns the last batch it had committed */
async function writeAndKill(file: string, batches: number, delayMs: number): Promise<number> {
  const running = spawn(process.execPath, [child, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let acknowledged = -1;
  let seen = 0;
  for await (const line of createInterface({ input: running.stdout })) {
    acknowledged = Number(line);
    seen += 1;
    if (seen === batches) setTimeout(() => running.kill('SIGKILL'), delayMs);
  }
  if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
  expect(running.signalCode).toBe('SIGKILL');
  return acknowledged;
}

test(
  'killed in the middle of writing, again and again: what was committed is there, whole, and the file was checked',
  { timeout: 60_000 },
  async () => {
    const file = tempFile(onDisk());
    let total = 0;
    for (const delayMs of [0, 1, 3, 7]) {
      const acknowledged = await writeAndKill(file, 5, delayMs);
      const store = openFor(file);
      expect(store.opening).toEqual({ kind: 'opened', checked: true });
      const batches = new Map<string, number>();
      for (const { comment } of store.bookings.inWindow([asAddressId('a1')], {
        from: monday,
        to: monday + 1,
      })) {
        batches.set(comment ?? '', (batches.get(comment ?? '') ?? 0) + 1);
      }
      expect([...batches.values()].every((size) => size === 10)).toBe(true);
      expect(batches.has(String(acknowledged))).toBe(true);
      // At most the one batch that was committed but not printed any more.
      total = store.bookings.count() / 10;
      expect(batches.size).toBe(total);
      store.close();
    }
    expect(total).toBeGreaterThanOrEqual(20);
  },
);
