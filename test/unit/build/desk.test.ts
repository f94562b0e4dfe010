import { symlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasDisplay } from '../../../build/bootstrap/display.mjs';
import { isOpen, screenshotIn } from '../../../build/bootstrap/jobs/desk.mjs';
import { emptyRoom } from './room.ts';

describe('the arguments of the demo', () => {
  /* Invariant: both ways to write the option mean the same, and everything else reaches the app in its order. */
  test.each([
    [['--screenshot', 'day.png'], { screenshot: 'day.png', rest: [] }],
    [['--screenshot=day.png'], { screenshot: 'day.png', rest: [] }],
    [
      ['--locale=es', '--screenshot', 'a b.png', '--language=de'],
      { screenshot: 'a b.png', rest: ['--locale=es', '--language=de'] },
    ],
    [['--locale=es'], { screenshot: null, rest: ['--locale=es'] }],
    [[], { screenshot: null, rest: [] }],
  ])('%j', (args, read) => {
    expect(screenshotIn(args)).toEqual(read);
  });

  test.each([[['--screenshot']], [['--screenshot=']], [['--screenshot', '--locale=es']]])(
    '%j asks for the name of a file',
    (args) => {
      expect(() => screenshotIn(args)).toThrow(/needs the name of a file/);
    },
  );
});

describe.runIf(process.platform === 'linux')('a display', () => {
  test.each([
    [{ DISPLAY: ':0' }, true],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, true],
    [{}, false],
    [{ DISPLAY: '' }, false],
  ])('%j', (env, there) => {
    expect(hasDisplay(env)).toBe(there);
  });
});

describe('a demo that is already open', () => {
  /* Invariant: the folder of a running desk is never emptied; one that crashed does not keep it for ever. */
  test('is seen by the mark of its process', () => {
    const profile = emptyRoom();
    symlinkSync(`${hostname()}-${process.pid}`, join(profile, 'SingletonLock'));
    expect(isOpen(profile)).toBe(true);
  });

  test('does not count once its process is gone', () => {
    const profile = emptyRoom();
    symlinkSync(`${hostname()}-4194304999`, join(profile, 'SingletonLock'));
    expect(isOpen(profile)).toBe(false);
  });

  test('cannot be in a folder without a mark, or without a folder', () => {
    expect(isOpen(emptyRoom())).toBe(false);
    expect(isOpen(join(emptyRoom(), 'none'))).toBe(false);
  });
});
