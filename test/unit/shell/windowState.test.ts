import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { placeWindow, readWindowState, saveWindowState } from '../../../main/shell/windowState.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 200, width: 1280, height: 1000 };
const at = (x: number, y: number, maximized = false) => ({
  bounds: { x, y, width: 1200, height: 800 },
  maximized,
});

describe('the window opens', () => {
  test('where it was, if it can be taken hold of there', () => {
    expect(placeWindow(at(100, 50), [screen])).toEqual(at(100, 50));
    expect(placeWindow(at(2000, 300, true), [screen, second])).toEqual(at(2000, 300, true));
    expect(placeWindow(at(-1000, 50), [screen])).toEqual(at(-1000, 50));
  });

  test('in the middle of the main screen where the screen of its last place is gone', () => {
    const placed = placeWindow(at(2000, 300), [screen]);
    expect(placed.bounds).toEqual({ x: 240, y: 70, width: 1440, height: 900 });
  });

  test('in the middle where its title bar would be above, below or beside every screen', () => {
    for (const lost of [at(100, -30), at(100, 1030), at(1900, 50), at(-1190, 50)])
      expect(placeWindow(lost, [screen])).not.toEqual(lost);
  });

  test('maximised again, though its place was lost', () => {
    expect(placeWindow(at(5000, 0, true), [screen]).maximized).toBe(true);
  });

  test('no larger than a small screen', () => {
    const small = { x: 0, y: 0, width: 1024, height: 700 };
    expect(placeWindow(null, [small]).bounds).toEqual(small);
  });

  test('on some screen, wherever it was', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(number, number, size, size, (x, y, width, height) => {
        const { bounds } = placeWindow({ bounds: { x, y, width, height }, maximized: false }, [
          screen,
          second,
        ]);
        const seen = [screen, second].some(
          (one) =>
            bounds.x < one.x + one.width &&
            bounds.x + bounds.width > one.x &&
            bounds.y >= one.y &&
            bounds.y < one.y + one.height,
        );
        expect(seen).toBe(true);
      }),
    );
  });
});

describe('the window’s place', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'frontdesk-window-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('is kept, and nothing else is left beside it', () => {
    const file = join(folder, 'deep', 'window.json');
    saveWindowState(file, at(1, 2, true));
    expect(readWindowState(file)).toEqual(at(1, 2, true));
    expect(readdirSync(join(folder, 'deep'))).toEqual(['window.json']);
  });

  test('is forgotten where the file is missing or nonsense', () => {
    const file = join(folder, 'window.json');
    expect(readWindowState(file)).toBeNull();
    for (const text of [
      '',
      '{',
      'null',
      '{"bounds":{"x":1},"maximized":true}',
      '{"bounds":{"x":0,"y":0,"width":-1,"height":2},"maximized":true}',
    ]) {
      writeFileSync(file, text);
      expect(readWindowState(file)).toBeNull();
    }
  });

  test('costs nothing where it cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => saveWindowState(join(folder, 'file', 'window.json'), at(0, 0))).not.toThrow();
  });
});
