import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * A guard against what never ends, and no measure of speed: a machine that does three things at once may take a minute for what takes a
 * second. Milliseconds.
 */
const longest = 60_000;

/** One project for each kind of proof, so that each can be run alone. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/aMorning.ts', 'test/support/endOfWindow.ts', 'test/support/patience.ts'],
          testTimeout: longest,
          hookTimeout: longest,
          // A third of their time they wait for timers of the window: one more than there are processors takes an eighth less.
          maxWorkers: availableParallelism() + 1,
        },
      },
      // Vitest would leave a processor free, which is half of two.
      ...['contract', 'store', 'sync', 'desk'].map((name) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          testTimeout: longest,
          maxWorkers: availableParallelism(),
        },
      })),
      { test: { name: 'sim', include: ['test/sim/**/*.test.ts'], testTimeout: longest } },
      { test: { name: 'crash', include: ['test/crash/**/*.test.ts'], testTimeout: 120_000 } },
      // Windows with a desk and a clinic behind them, which mostly wait; and the window's pages alone, which keep a processor busy.
      ...['e2e', 'pages'].map((name) => ({
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      })),
      // Minutes long each: `npm run sittings`, not a part of `npm test`.
      { test: { name: 'sittings', include: ['test/sittings/**/*.test.ts'], fileParallelism: false } },
    ],
  },
});
