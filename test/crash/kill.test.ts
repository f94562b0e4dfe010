import { expect, test } from 'vitest';
import { crashRuns, summary } from './many.ts';

/**
 * A desk on its real encrypted file, in a process of its own, is killed at any moment while it works for a clinic in
 * another process, over a line that fails, with patients who get in the way. After each death the file is whole and holds
 * everything that was acknowledged, with its audit entry. In the end each decision has had its effect exactly once, or
 * stands refused for a true reason, or was taken back and had none; and the copy is the clinic's.
 * (`npm run crash -- --kills 500` runs many more.)
 */
test(
  'killed 25 times at any moment: nothing acknowledged is lost, and nothing is done twice',
  { timeout: 240_000 },
  async () => {
    const lines: string[] = [];
    const reports = await crashRuns(25, 1, (line) => void lines.push(line));
    expect(reports.flatMap(({ wrong }) => wrong)).toEqual([]);
    // A run in which nothing happened would prove nothing.
    expect(summary(reports)).toMatch(/^25 kills, \d{2,} decisions, \d{2,} acknowledged/);
  },
);

test('a desk whose first start finds the line down is set up when it is back, and its run comes to an end', async () => {
  // In seed 4 the line is down before anybody could set the desk up.
  const [report] = await crashRuns(2, 4, () => undefined);
  expect(report).toMatchObject({ kills: 2, wrong: [] });
});
