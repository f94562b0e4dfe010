import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { finished } from '../../../build/bootstrap/finished.mjs';
import { emptyRoom } from './room.ts';

/*
 * Invariant: at any moment a target is either whole or absent, whatever happens to the process that makes it, and an
 * interrupted making never disturbs the next one.
 */

const maker = resolve(import.meta.dirname, '../../../build/bootstrap/finished.mjs');

/** A process that begins to make a target and never ends. */
async function beginAndHang(target: string): Promise<ReturnType<typeof spawn>> {
  const script = `
    import { mkdirSync, writeFileSync } from 'node:fs';
    import { finished } from ${JSON.stringify(maker)};
    await finished(${JSON.stringify(target)}, async (partial) => {
      mkdirSync(partial);
      mkdirSync(partial + '.work');
      writeFileSync(partial + '/half', 'half');
      process.stdout.write('begun');
      await new Promise((done) => setTimeout(done, 60_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await new Promise((begun) => child.stdout.once('data', begun));
  return child;
}

test('the target appears with all its content, and nothing is left beside it', async () => {
  const room = emptyRoom();
  const target = join(room, 'deep', 'thing');
  const made = await finished(target, async (partial) => {
    mkdirSync(partial);
    writeFileSync(join(partial, 'a'), 'a');
    writeFileSync(`${partial}.work`, 'scrap');
    expect(existsSync(target)).toBe(false);
    await Promise.resolve();
    return 7;
  });
  expect(made).toBe(7);
  expect(readdirSync(join(room, 'deep'))).toEqual(['thing']);
  expect(readFileSync(join(target, 'a'), 'utf8')).toBe('a');
});

test('a making that fails leaves nothing, and its error is told', async () => {
  const room = emptyRoom();
  const failing = finished(join(room, 'thing'), async (partial) => {
    writeFileSync(partial, 'half');
    await Promise.reject(new Error('the line went down'));
  });
  await expect(failing).rejects.toThrow('the line went down');
  expect(readdirSync(room)).toEqual([]);
});

test('a killed making leaves no target, and the next one clears up and succeeds', async () => {
  const room = emptyRoom();
  const target = join(room, 'thing');
  const child = await beginAndHang(target);
  child.kill('SIGKILL');
  await new Promise((ended) => child.once('close', ended));
  expect(existsSync(target)).toBe(false);
  expect(readdirSync(room)).toHaveLength(2);

  await finished(target, async (partial) => {
    writeFileSync(partial, 'whole');
    await Promise.resolve();
  });
  expect(readdirSync(room)).toEqual(['thing']);
  expect(readFileSync(target, 'utf8')).toBe('whole');
});

test('what another live process is making is left alone', async () => {
  const room = emptyRoom();
  const target = join(room, 'thing');
  await beginAndHang(target);
  await finished(target, async (partial) => {
    writeFileSync(partial, 'mine');
    await wait(1);
  });
  const others = readdirSync(room).filter((name) => name.includes('.partial-'));
  expect(others).toHaveLength(2);
  expect(readFileSync(target, 'utf8')).toBe('mine');
});

test('where two finish the same folder, the first stays and the second gives way without an error', async () => {
  const room = emptyRoom();
  const target = join(room, 'thing');
  await finished(target, async (partial) => {
    mkdirSync(partial);
    writeFileSync(join(partial, 'whose'), 'second');
    mkdirSync(target);
    writeFileSync(join(target, 'whose'), 'first');
    await Promise.resolve();
  });
  expect(readFileSync(join(target, 'whose'), 'utf8')).toBe('first');
  expect(readdirSync(room)).toEqual(['thing']);
});
