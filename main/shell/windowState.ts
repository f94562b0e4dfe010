import { readFileSync } from 'node:fs';
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

/** The least that the window can be made; on a screen that has less, as much as there is. */
const least = { width: 900, height: 560 };

/** How much of the window's top edge must be on a screen, so that the place is one that a person could have chosen. */
const grip = { width: 120, height: 40 };

/** Where the window opens, and the least size that its screen lets it have. */
export interface PlacedWindow extends WindowState {
  readonly least: { readonly width: number; readonly height: number };
}

/**
 * Where to open the window: where it was, brought whole into the work area of the screen that has most of it, for a smaller screen
 * may stand there now; in the middle of the first screen where no screen has it any more.
 * @param screens the work areas of the screens that there are now, the main one first
 */
export function placeWindow(saved: WindowState | null, screens: readonly Rectangle[]): PlacedWindow {
  const maximized = saved?.maximized ?? false;
  const first = screens[0] ?? { x: 0, y: 0, ...usual };
  const screen = saved === null ? null : screenOf(saved.bounds, screens);
  if (saved === null || screen === null) return { bounds: middleOf(first), maximized, least: leastOn(first) };
  return { bounds: broughtInto(screen, saved.bounds), maximized, least: leastOn(screen) };
}

/** A window's place on a screen: no larger than its work area, and nowhere beyond it. */
export function broughtInto(screen: Rectangle, { x, y, width, height }: Rectangle): Rectangle {
  const size = { width: Math.min(width, screen.width), height: Math.min(height, screen.height) };
  return {
    x: Math.max(screen.x, Math.min(x, screen.x + screen.width - size.width)),
    y: Math.max(screen.y, Math.min(y, screen.y + screen.height - size.height)),
    ...size,
  };
}

/** The least size on a screen. */
export const leastOn = (screen: Rectangle): PlacedWindow['least'] => ({
  width: Math.min(least.width, screen.width),
  height: Math.min(least.height, screen.height),
});

function middleOf(screen: Rectangle): Rectangle {
  const width = Math.min(usual.width, screen.width);
  const height = Math.min(usual.height, screen.height);
  return {
    x: screen.x + Math.floor((screen.width - width) / 2),
    y: screen.y + Math.floor((screen.height - height) / 2),
    width,
    height,
  };
}

/** The screen that has most of it; `null`: none has enough of its top edge that somebody could have left it there. */
function screenOf(bounds: Rectangle, screens: readonly Rectangle[]): Rectangle | null {
  return screens
    .filter((screen) => holdsGrip(screen, bounds))
    .reduce<Rectangle | null>(
      (best, screen) => (best === null || sharedOf(screen, bounds) > sharedOf(best, bounds) ? screen : best),
      null,
    );
}

/** The area that two rectangles share. */
function sharedOf(a: Rectangle, b: Rectangle): number {
  const across = (at: 'x' | 'y', size: 'width' | 'height'): number =>
    Math.max(0, Math.min(a[at] + a[size], b[at] + b[size]) - Math.max(a[at], b[at]));
  return across('x', 'width') * across('y', 'height');
}

function holdsGrip(screen: Rectangle, bounds: Rectangle): boolean {
  const width = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  const above = bounds.y < screen.y;
  const below = screen.y + screen.height - bounds.y;
  return !above && width >= Math.min(grip.width, bounds.width) && below >= grip.height;
}

/** Reads what {@link windowStateText} made; `null` where there is none or it cannot be read. */
export function readWindowState(file: string): WindowState | null {
  try {
    const read = windowState.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** The state as it is kept. */
export const windowStateText = (state: WindowState): string => JSON.stringify(state);
