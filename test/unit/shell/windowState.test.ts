import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  placeWindow,
  type Rectangle,
  readWindowState,
  windowStateText,
  type WindowState,
} from '../../../main/shell/windowState.ts';
import { createBehindFile } from '../../../main/files/behind.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1040 };
const second = { x: 1920, y: 200, width: 1280, height: 1000 };
const at = (x: number, y: number, maximized = false) => ({
  bounds: { x, y, width: 1200, height: 800 },
  maximized,
});

/** The window as it is put on the screen. */
const placed = (saved: WindowState | null, screens: readonly Rectangle[]): WindowState => {
  const { bounds, maximized } = placeWindow(saved, screens);
  return { bounds, maximized };
};

describe('the window opens', () => {
  test('where it was, if it is whole there', () => {
    expect(placed(at(100, 50), [screen])).toEqual(at(100, 50));
    expect(placed(at(2000, 300, true), [screen, second])).toEqual(at(2000, 300, true));
  });

  test('whole on the screen that has most of it, where it stood over an edge', () => {
    expect(placed(at(-1000, 50), [screen])).toEqual(at(0, 50));
    expect(placed(at(1500, 300), [screen, second])).toEqual(at(1920, 300));
    expect(placed(at(1000, 300), [screen, second])).toEqual(at(720, 240));
  });

  test.each([
    { width: 1366, height: 728 },
    { width: 1680, height: 1050 },
    { width: 1024, height: 700 },
  ])('no larger than the screen that is there now: kept for 2560 × 1400, opened on %o', (size) => {
    const kept = { bounds: { x: 0, y: 0, width: 2560, height: 1400 }, maximized: false };
    expect(placed(kept, [{ x: 0, y: 0, ...size }]).bounds).toEqual({ x: 0, y: 0, ...size });
    const aside = { bounds: { x: 300, y: 200, width: 1900, height: 1000 }, maximized: true };
    const { bounds, maximized } = placed(aside, [{ x: 0, y: 0, ...size }]);
    expect(maximized).toBe(true);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(size.width);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(size.height);
  });

  test('with a least size that its screen has room for', () => {
    expect(placeWindow(null, [screen]).least).toEqual({ width: 900, height: 560 });
    const scaled = { x: 0, y: 0, width: 683, height: 364 };
    expect(placeWindow(null, [scaled])).toEqual({
      bounds: scaled,
      maximized: false,
      least: { width: 683, height: 364 },
    });
  });

  test('in the middle of the main screen where the screen of its last place is gone', () => {
    expect(placed(at(2000, 300), [screen]).bounds).toEqual({ x: 240, y: 70, width: 1440, height: 900 });
  });

  test('in the middle where its title bar would be above, below or beside every screen', () => {
    const middle = placed(null, [screen]);
    for (const lost of [at(100, -30), at(100, 1030), at(1900, 50), at(-1190, 50)])
      expect(placed(lost, [screen])).toEqual(middle);
  });

  test('maximised again, though its place was lost', () => {
    expect(placeWindow(at(5000, 0, true), [screen]).maximized).toBe(true);
  });

  test('no larger than a small screen', () => {
    const small = { x: 0, y: 0, width: 1024, height: 700 };
    expect(placeWindow(null, [small]).bounds).toEqual(small);
  });

  test('whole on one screen, wherever and however large it was', () => {
    const number = fc.integer({ min: -10_000, max: 10_000 });
    const size = fc.integer({ min: 1, max: 5_000 });
    fc.assert(
      fc.property(number, number, size, size, (x, y, width, height) => {
        const { bounds } = placed({ bounds: { x, y, width, height }, maximized: false }, [screen, second]);
        const isWhole = [screen, second].some(
          (one) =>
            bounds.x >= one.x &&
            bounds.x + bounds.width <= one.x + one.width &&
            bounds.y >= one.y &&
            bounds.y + bounds.height <= one.y + one.height,
        );
        expect(isWhole).toBe(true);
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

  test('is kept, and nothing else is left beside it', async () => {
    const file = join(folder, 'deep', 'window.json');
    const kept = createBehindFile(file, () => undefined);
    kept.write(windowStateText(at(1, 2, true)));
    await kept.settled();
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
});
