import { describe, expect, test } from 'vitest';
import { reasonIn } from '../../../build/bootstrap/command.mjs';
import { agree } from '../../../build/bootstrap/node-packages.mjs';
import { npmCommand, systemEnv, toolEnv, toolNode } from '../../../build/bootstrap/tools.mjs';

describe('node_modules and the lockfile', () => {
  /* Invariant: they agree only when every package that this system needs is there in the locked version, and no other. */
  const locked = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/a/node_modules/b': { version: '2.0.0' },
      'node_modules/for-macs': { version: '3.0.0', optional: true },
    },
  };
  const here = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a/node_modules/b': { version: '2.0.0' },
  };

  test.each([
    ['the same', here, true],
    [
      'with the part for another system too',
      { ...here, 'node_modules/for-macs': { version: '3.0.0' } },
      true,
    ],
    ['another version', { ...here, 'node_modules/a': { version: '1.0.1' } }, false],
    [
      'another version of an optional part',
      { ...here, 'node_modules/for-macs': { version: '2.9.0' } },
      false,
    ],
    ['one missing', { 'node_modules/a': { version: '1.0.0' } }, false],
    ['one too much', { ...here, 'node_modules/z': { version: '1.0.0' } }, false],
    ['nothing', {}, false],
  ])('%s', (_what, packages, same) => {
    expect(agree(locked, { packages })).toBe(same);
  });
});

describe('the environments', () => {
  test("tools find the checkout's own programs first", () => {
    const path = toolEnv({ PATH: '/usr/bin' })['PATH']?.split(':') ?? [];
    expect(path[0]).toMatch(/node_modules[\\/]\.bin$/);
    expect(path.at(-1)).toBe('/usr/bin');
  });

  test('what installs node_modules does not run out of it', () => {
    const path = systemEnv({
      PATH: '/home/x/node_modules/.bin:/usr/bin:/opt/y/node_modules/z/bin:/bin',
    })['PATH'];
    expect(path).toBe('/usr/bin:/bin');
  });

  test('a headers folder that the person set is kept', () => {
    expect(systemEnv({ ...process.env, npm_config_nodedir: '/my/node' })['npm_config_nodedir']).toBe(
      '/my/node',
    );
  });

  test('npm is the one that started us, as long as it is npm', () => {
    expect(npmCommand({ npm_execpath: '/usr/lib/pnpm.cjs', PATH: '' }).args).toEqual([]);
    expect(npmCommand({ PATH: '' }).file).toMatch(/^npm/);
  });

  test('the tools run on the Node that is a dependency', () => {
    expect(toolNode).toContain('node_modules');
  });
});

describe('why a command failed', () => {
  test('is what npm calls errors, without its usage', () => {
    const output = [
      'npm warn old',
      'npm error code EUSAGE',
      'npm error Missing: x',
      'npm error Usage:',
      'npm error npm ci',
    ];
    expect(reasonIn(output.join('\n'))).toBe('npm error code EUSAGE\nnpm error Missing: x');
  });

  test('is otherwise the end of what it said', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`);
    expect(reasonIn(`${lines.join('\n')}\n`)).toBe(lines.slice(-25).join('\n'));
  });
});
