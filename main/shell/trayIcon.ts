/** A picture as Electron takes it: four bytes for each pixel, blue first. */
export interface Bitmap {
  readonly size: number;
  readonly pixels: Buffer;
}

type Colour = readonly [red: number, green: number, blue: number];
const teal: Colour = [13, 110, 112];
const paper: Colour = [255, 255, 255];
const red: Colour = [200, 45, 45];

/**
 * The tray's icon, drawn here so that no picture has to be shipped for each size: a day's page in the desk's teal, with a red
 * dot while somebody has booked whom nobody has seen.
 */
export function trayIcon(size: number, dot: boolean): Bitmap {
  const pixels = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const colour = colourAt((x + 0.5) / size, (y + 0.5) / size, dot);
      if (colour === null) continue;
      const [r, g, b] = colour;
      pixels.set([b, g, r, 255], (y * size + x) * 4);
    }
  }
  return { size, pixels };
}

/** @param x and @param y from 0 to 1; `null`: nothing is there */
function colourAt(x: number, y: number, dot: boolean): Colour | null {
  if (dot && Math.hypot(x - 0.78, y - 0.78) < 0.22) return red;
  if (dot && Math.hypot(x - 0.78, y - 0.78) < 0.28) return null;
  if (!inRounded(x, y, 0.06, 0.94, 0.2)) return null;
  const isLine = x > 0.24 && x < 0.76 && [0.34, 0.54, 0.74].some((line) => Math.abs(y - line) < 0.055);
  return isLine ? paper : teal;
}

function inRounded(x: number, y: number, from: number, to: number, radius: number): boolean {
  if (x < from || x > to || y < from || y > to) return false;
  const dx = Math.max(from + radius - x, x - (to - radius), 0);
  const dy = Math.max(from + radius - y, y - (to - radius), 0);
  return Math.hypot(dx, dy) <= radius;
}
