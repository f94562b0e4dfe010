import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const rectangle = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
/** In the system's device-independent pixels. */
export type Rectangle = z.infer<typeof rectangle>;

const windowState = z.object({ bounds: rectangle, maximized: z.boolean() });
/** Where the window was. `bounds` are those of the window when it is not maximised. */
export type WindowState = z.infer<typeof windowState>;

const usual = { width: 1440, height: 900 };

/** How much of the window's top edge must be on a screen, so that a person can take hold of it. */
const grip = { width: 120, height: 40 };

/**
 * Where to open the window: where it was, if that can still be seen; else in the middle of the first screen.
 * @param screens the work areas of the screens that there are now, the main one first
 */
export function placeWindow(saved: WindowState | null, screens: readonly Rectangle[]): WindowState {
  if (saved !== null && screens.some((screen) => holdsGrip(screen, saved.bounds))) return saved;
  const screen = screens[0] ?? { x: 0, y: 0, ...usual };
  const width = Math.min(usual.width, screen.width);
  const height = Math.min(usual.height, screen.height);
  return {
    bounds: {
      x: screen.x + Math.floor((screen.width - width) / 2),
      y: screen.y + Math.floor((screen.height - height) / 2),
      width,
      height,
    },
    maximized: saved?.maximized ?? false,
  };
}

function holdsGrip(screen: Rectangle, bounds: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  const above = bounds.y < screen.y;
  const below = screen.y + screen.height - bounds.y;
  return !above && width >= grip.width && below >= grip.height;
}

/** Reads what {@link saveWindowState} wrote; `null` where there is none or it cannot be read. */
export function readWindowState(file: string): WindowState | null {
  try {
    const read = windowState.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Keeps the state whole: a crash in the middle leaves the old one. A full disk costs the place, nothing more. */
export function saveWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    // The window opens in the middle next time.
  }
}
