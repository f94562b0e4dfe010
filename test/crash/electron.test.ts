import { expect, test } from 'vitest';
import { electronDesk } from './electronDesk.ts';
import { crashRuns, summary } from './many.ts';

/**
 * The same receptionist, trouble and verdict as in kill.test.ts, with the app itself: the built desk in the real Electron,
 * asked through its window, with its own keychain; SIGKILL to all its processes at once.
 * (`npm run crash -- --electron --kills 50` runs more.)
 */
test(
  'the app in Electron, killed 4 times at any moment: nothing acknowledged is lost, and nothing is done twice',
  { timeout: 300_000 },
  async () => {
    const lines: string[] = [];
    const reports = await crashRuns(4, 3, (line) => void lines.push(line), { kind: electronDesk });
    expect(reports.flatMap(({ wrong }) => wrong)).toEqual([]);
    // A run in which nothing happened would prove nothing.
    expect(summary(reports)).toMatch(/^4 kills, [1-9]\d* decisions, [1-9]\d* acknowledged/);
  },
);
