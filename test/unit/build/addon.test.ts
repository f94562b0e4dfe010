import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownCache, sharedCache } from '../../../build/bootstrap/places.mjs';
import { electronRuntime } from '../../../build/bootstrap/runtime.mjs';
import { hasAddonFor } from '../../../build/bootstrap/sqlite-addon.mjs';
import { systemNode, toolNode } from '../../../build/bootstrap/tools.mjs';

const root = resolve(import.meta.dirname, '../../..');

describe('the SQLite addon of this checkout', () => {
  /* Invariant: it is the one for the runtime that is here and for no other, and it really runs, through collections too. */
  test('belongs to the runtime of this checkout', () => {
    const { kind } = electronRuntime();
    expect(hasAddonFor(kind)).toBe(true);
    expect(hasAddonFor(kind === 'official' ? 'stand-in' : 'official')).toBe(false);
  });

  const script = `const Database = require('better-sqlite3');
    const db = new Database(':memory:');
    db.pragma("cipher='sqlcipher'");
    for (let index = 0; index < 2000; index += 1) db.prepare('select ? as value').all(index);
    if (global.gc) for (let index = 0; index < 5; index += 1) global.gc();
    console.log('cipher', db.pragma('cipher', { simple: true }));`;

  const hosts = [{ name: 'the Node of the tools', node: toolNode }];
  if (electronRuntime().kind === 'stand-in') hosts.push({ name: "the system's Node", node: systemNode() });

  test.each(hosts)('runs on $name', ({ node }) => {
    const run = spawnSync(node, ['--expose-gc', '--eval', script], { cwd: root, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout.trim()).toBe('cipher sqlcipher');
    expect(run.status).toBe(0);
  });

  test('runs in the Electron of this checkout', () => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const args = ['--expose-gc', '--eval', script];
    const run = spawnSync(electronRuntime().executable, args, { cwd: root, encoding: 'utf8', env });
    expect(run.stdout.trim()).toBe('cipher sqlcipher');
    expect(run.status).toBe(0);
  });
});

describe('where things lie', () => {
  test('what checkouts share follows the XDG rule, and stays out of the checkout', () => {
    expect(sharedCache({ XDG_CACHE_HOME: '/cache', HOME: '/home/x' })).toBe(join('/cache', 'frontdesk'));
    expect(sharedCache({ XDG_CACHE_HOME: '', HOME: '/home/x' })).toBe(join('/home/x', '.cache', 'frontdesk'));
    expect(`${sharedCache()}/`.startsWith(`${root}/`)).toBe(false);
  });

  test('what a checkout has for itself goes with its node_modules', () => {
    expect(ownCache('/work')).toBe(join('/work', 'node_modules', '.cache', 'frontdesk'));
  });
});
