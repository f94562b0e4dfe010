import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LaunchedDesk } from '../e2e/harness/launch.ts';
import type { SlownessWatch } from './slowness.ts';

const results = resolve(import.meta.dirname, '../../test-results/sittings');
/** Between two pictures, milliseconds. */
const everyMs = 10_000;

/** Whose step a line of the story tells. */
export type Teller = 'receptionist' | 'patient' | 'doctor' | 'line' | 'picture' | 'end';

/** What a sitting leaves behind for a person to look at: pictures of the window, and a story with a line for each step. */
export interface Recording {
  /** Writes a line with the time since the beginning; at once, so that a sitting that breaks off has its story. */
  tell(who: Teller, what: string): void;
  /** Takes a picture if the last one is ten seconds old. To be called between two presses. */
  glance(desk: LaunchedDesk, slowness: SlownessWatch): Promise<void>;
}

/** Begins a recording in an empty folder of the test results. @param name of the folder */
export function startRecording(name: string): Recording {
  const folder = join(results, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const begun = Date.now();
  let pictures = 0;
  let lastAt = 0;
  const tell = (who: Teller, what: string): void => {
    appendFileSync(
      join(folder, 'story.txt'),
      `${sinceBegun(Date.now() - begun)}  ${who.padEnd(12)}  ${what}\n`,
    );
  };
  return {
    tell,
    async glance({ page }, slowness) {
      if (Date.now() - lastAt < everyMs) return;
      lastAt = Date.now();
      pictures += 1;
      const file = `${String(pictures).padStart(3, '0')}.png`;
      await slowness.pausedWhile(async () => {
        await page.screenshot({ path: join(folder, file) });
      });
      tell('picture', file);
    },
  };
}

/** `01:02.3`: minutes, seconds and tenths. */
function sinceBegun(ms: number): string {
  const seconds = (Math.floor((ms % 60_000) / 100) / 10).toFixed(1);
  return `${String(Math.floor(ms / 60_000)).padStart(2, '0')}:${seconds.padStart(4, '0')}`;
}
