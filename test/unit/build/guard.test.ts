import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { standIn } from '../../../build/bootstrap/electron-versions.mjs';
import { electronRuntime } from '../../../build/bootstrap/runtime.mjs';
import { reasonsAgainstRelease, reasonsInCheckout, refuse } from '../../../build/package/guard.mjs';
import { emptyRoom } from './room.ts';

/*
 * Invariant: no package that contains any part of the stand-in runtime is ever finished as a release, under whatever names
 * its parts go, and a package of the official parts is.
 */

const root = resolve(import.meta.dirname, '../../..');
const expected = { electron: '45.0.0', pinned: '45.0.0', addon: 'linux-x64.node' };
const addonPath = 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds/linux-x64.node';

/** A packaged app in miniature; more files by path. */
function packaged(more: Readonly<Record<string, string | Buffer>> = {}): string {
  const app = emptyRoom();
  const files = { frontdesk: 'program', 'resources/app.asar': 'code', [addonPath]: 'addon', ...more };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    writeFileSync(join(app, path), content);
  }
  return app;
}

describe('a packaged app', () => {
  test('of the official parts may be released', async () => {
    expect(await reasonsAgainstRelease(packaged(), expected)).toEqual([]);
  });

  test('with another Electron may not', async () => {
    const reasons = await reasonsAgainstRelease(packaged(), { ...expected, electron: '33.2.1' });
    expect(reasons).toEqual(['It contains Electron 33.2.1, and package.json pins 45.0.0.']);
  });

  test.each([
    ['the file that says so', { [standIn.marker]: '' }],
    ['a marked program under another name', { 'lib/helper': `\0\0program\0${standIn.marker}` }],
    ['a marked addon in the place of the right one', { [addonPath]: `addon${standIn.marker}` }],
    [
      'a mark across two pieces of a large file',
      { large: Buffer.concat([Buffer.alloc(4_194_300), Buffer.from(standIn.marker)]) },
    ],
  ])('with %s may not', async (_what, more) => {
    const reasons = await reasonsAgainstRelease(packaged(more), expected);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain('stand-in');
  });

  test('without the addon for its system may not', async () => {
    expect(await reasonsAgainstRelease(packaged(), { ...expected, addon: 'win32-arm64.node' })).toEqual([
      'The SQLite addon win32-arm64.node is missing.',
    ]);
  });

  test('with several faults is refused with all of them at once', async () => {
    const reasons = await reasonsAgainstRelease(packaged({ [standIn.marker]: '' }), {
      ...expected,
      electron: '1.0.0',
    });
    expect(() => {
      refuse(reasons);
    }).toThrow(/cannot be released[^]*Electron 1\.0\.0[^]*stand-in/);
  });

  test('without a fault is not refused', () => {
    expect(() => {
      refuse([]);
    }).not.toThrow();
  });
});

test('a checkout whose SQLite addon was set aside for the stand-in is refused before anything is copied', () => {
  const checkout = emptyRoom();
  const prebuilds = join(checkout, 'node_modules', 'better-sqlite3', 'prebuilds');
  mkdirSync(prebuilds, { recursive: true });
  expect(reasonsInCheckout(checkout, 'linux-x64.node')).toHaveLength(1);
  writeFileSync(join(prebuilds, 'linux-x64.node'), '');
  expect(reasonsInCheckout(checkout, 'linux-x64.node')).toEqual([]);
});

describe.runIf(electronRuntime().kind === 'stand-in')('the real stand-in', () => {
  const runtime = dirname(electronRuntime().executable);

  test('is refused for its program alone, when every file that names it is gone', async () => {
    const app = packaged();
    cpSync(join(runtime, 'electron'), join(app, 'frontdesk'));
    expect(await reasonsAgainstRelease(app, expected)).toEqual([
      'frontdesk belongs to the stand-in runtime, which gets no security updates.',
    ]);
  });

  test('its SQLite addon is refused in the place of the right one', async () => {
    const app = packaged();
    cpSync(
      join(root, 'node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node'),
      join(app, addonPath),
    );
    expect(await reasonsAgainstRelease(app, expected)).toHaveLength(1);
  });

  /** Runs the real electron-builder with the settings of a release, only the runtime swapped. */
  function packageWithStandIn(hooks: Readonly<Record<string, null>>): {
    status: number | null;
    said: string;
    output: string;
  } {
    const room = emptyRoom();
    const app = join(room, 'app');
    mkdirSync(join(app, 'out', 'main'), { recursive: true });
    writeFileSync(join(app, 'out', 'main', 'main.js'), '');
    cpSync(join(root, 'package.json'), join(app, 'package.json'));
    const config = {
      extends: join(root, 'electron-builder.yml'),
      electronDist: runtime,
      electronVersion: standIn.version,
      directories: { app, output: join(room, 'output') },
      ...hooks,
    };
    writeFileSync(join(room, 'config.json'), JSON.stringify(config));
    const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
    const args = ['--linux', '--dir', '--config', join(room, 'config.json'), '--publish', 'never'];
    const run = spawnSync(process.execPath, [builder, ...args], { cwd: root, encoding: 'utf8' });
    return { status: run.status, said: run.stdout + run.stderr, output: join(room, 'output') };
  }

  test('electron-builder with the settings of a release refuses it before it copies anything', () => {
    const run = packageWithStandIn({});
    expect(run.status).not.toBe(0);
    expect(run.said).toContain('This cannot be released');
    expect(existsSync(join(run.output, 'linux-unpacked'))).toBe(false);
  }, 120_000);

  test('and, when that is passed by, before it makes an installer of it', () => {
    const run = packageWithStandIn({ beforePack: null });
    expect(run.status).not.toBe(0);
    expect(run.said).toContain('It contains Electron 33.2.1');
    expect(run.said).toContain('belongs to the stand-in runtime');
    expect(existsSync(join(run.output, 'latest-linux.yml'))).toBe(false);
  }, 180_000);
});
