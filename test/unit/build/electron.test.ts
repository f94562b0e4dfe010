import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  checkoutRuntime,
  makeCheckoutRuntime,
  runtimeFolder,
} from '../../../build/bootstrap/checkout-runtime.mjs';
import { officialVersion, standIn } from '../../../build/bootstrap/electron-versions.mjs';
import { wantedKind, willDo } from '../../../build/bootstrap/electron.mjs';
import { electronRuntime, executableName } from '../../../build/bootstrap/runtime.mjs';
import { checkArchive } from '../../../build/bootstrap/stand-in.mjs';
import packageJson from '../../../package.json' with { type: 'json' };
import { emptyRoom } from './room.ts';

describe('the archive of the stand-in', () => {
  /* Invariant: nothing but the known bytes is ever unpacked, and what is not known does not stay. */
  const known = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';

  test('passes with its hash', async () => {
    const file = join(emptyRoom(), 'archive.zip');
    writeFileSync(file, 'hello world');
    await checkArchive(file, known);
    expect(existsSync(file)).toBe(true);
  });

  test('is refused and removed with any other, and the message says what to do', async () => {
    const file = join(emptyRoom(), 'archive.zip');
    writeFileSync(file, 'hello world!');
    await expect(checkArchive(file, known)).rejects.toThrow(
      /not the one we know.*Run the same command again/,
    );
    expect(existsSync(file)).toBe(false);
  });

  test('is pinned by a whole sha256 and an exact version', () => {
    expect(standIn.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(standIn.package).toMatch(/@\d+\.\d+\.\d+$/);
  });
});

describe('which runtime is taken', () => {
  const pinned = '45.0.0';
  const official = { kind: 'official', version: pinned } as const;
  const other = { kind: 'stand-in', version: standIn.version } as const;

  test.each([
    ['none yet', null, null, false],
    ['the official one', official, null, true],
    ['the official one of before an update', { ...official, version: '44.9.9' }, null, false],
    ['the stand-in, where nobody asked', other, null, true],
    ['the stand-in, where the official one is asked for', other, 'official', false],
    ['the official one, where the stand-in is asked for', official, 'stand-in', false],
    ['an older stand-in', { ...other, version: '30.0.0' }, null, false],
  ] as const)('%s', (_what, have, wanted, will) => {
    expect(willDo(have, wanted, pinned)).toBe(will);
  });

  test('FRONTDESK_ELECTRON chooses, and a wrong word is told', () => {
    expect(wantedKind({})).toBeNull();
    expect(wantedKind({ FRONTDESK_ELECTRON: '' })).toBeNull();
    expect(wantedKind({ FRONTDESK_ELECTRON: 'official' })).toBe('official');
    expect(wantedKind({ FRONTDESK_ELECTRON: 'stand-in' })).toBe('stand-in');
    expect(() => wantedKind({ FRONTDESK_ELECTRON: 'latest' })).toThrow(/"official" or "stand-in"/);
  });

  test('the official one is the exact version of package.json', () => {
    expect(officialVersion()).toBe(packageJson.devDependencies.electron);
    expect(officialVersion()).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe("a checkout's own runtime", () => {
  /* Invariant: it is the given Electron, takes no space of its own, and starts this checkout's build and no other. */
  function unpackedElectron(): string {
    const electron = emptyRoom();
    mkdirSync(join(electron, 'resources'));
    mkdirSync(join(electron, 'locales'));
    writeFileSync(join(electron, executableName('linux')), 'program', { mode: 0o755 });
    writeFileSync(join(electron, 'locales', 'de.pak'), 'Wörter');
    return electron;
  }

  function checkoutFolder(): string {
    const root = emptyRoom();
    const about = {
      name: 'frontdesk',
      productName: 'Frontdesk',
      version: '7.8.9',
      devDependencies: { electron: '1.0.0' },
    };
    writeFileSync(join(root, 'package.json'), JSON.stringify(about));
    return root;
  }

  const name = { kind: 'stand-in', version: '33.2.1' } as const;

  test('is told by electronRuntime, with the program that exists', async () => {
    const root = checkoutFolder();
    await makeCheckoutRuntime(unpackedElectron(), name, root);
    const runtime = electronRuntime(root);
    expect(runtime).toMatchObject(name);
    expect(readFileSync(runtime.executable, 'utf8')).toBe('program');
    expect(checkoutRuntime(root)).toEqual(name);
  });

  test('shares its files with the cache', async () => {
    const [root, electron] = [checkoutFolder(), unpackedElectron()];
    await makeCheckoutRuntime(electron, name, root);
    const shared = statSync(join(electron, 'locales', 'de.pak')).ino;
    expect(statSync(join(runtimeFolder(root), 'locales', 'de.pak')).ino).toBe(shared);
  });

  test('starts the build of its own checkout under the name and version of the app', async () => {
    const root = checkoutFolder();
    await makeCheckoutRuntime(unpackedElectron(), name, root);
    const starter = join(runtimeFolder(root), 'resources', 'app');
    expect(JSON.parse(readFileSync(join(starter, 'package.json'), 'utf8'))).toMatchObject({
      productName: 'Frontdesk',
      version: '7.8.9',
      type: 'module',
      main: 'start.js',
    });
    const main = pathToFileURL(join(root, 'out', 'main', 'main.js')).href;
    expect(readFileSync(join(starter, 'start.js'), 'utf8')).toBe(`import "${main}";\n`);
  });

  test('does not touch the cache, and another checkout can have its own from it', async () => {
    const electron = unpackedElectron();
    await makeCheckoutRuntime(electron, name, checkoutFolder());
    await makeCheckoutRuntime(electron, name, checkoutFolder());
    expect(readdirSync(join(electron, 'resources'))).toEqual([]);
    expect(readdirSync(electron).sort()).toEqual(['electron', 'locales', 'resources']);
  });

  test('is replaced as a whole', async () => {
    const root = checkoutFolder();
    await makeCheckoutRuntime(unpackedElectron(), name, root);
    writeFileSync(join(runtimeFolder(root), 'stray'), '');
    await makeCheckoutRuntime(unpackedElectron(), { kind: 'official', version: '45.0.0' }, root);
    expect(existsSync(join(runtimeFolder(root), 'stray'))).toBe(false);
    expect(electronRuntime(root).kind).toBe('official');
  });

  test('where set-up has not been run, the message names the command', () => {
    expect(() => electronRuntime(checkoutFolder())).toThrow(/npm run setup/);
  });
});
