import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** One project for each kind of proof, so that each can be run alone. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/aMorning.ts', 'test/support/endOfWindow.ts'],
          // A third of their time they wait for timers of the window: one more than there are processors takes an eighth less.
          maxWorkers: availableParallelism() + 1,
        },
      },
      { test: { name: 'contract', include: ['test/contract/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'store', include: ['test/store/**/*.test.ts'], testTimeout: 20_000 } },
      { test: { name: 'sync', include: ['test/sync/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'desk', include: ['test/desk/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'sim', include: ['test/sim/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'crash', include: ['test/crash/**/*.test.ts'], testTimeout: 120_000 } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      // Minutes long each: `npm run sittings`, not a part of `npm test`.
      { test: { name: 'sittings', include: ['test/sittings/**/*.test.ts'], fileParallelism: false } },
    ],
  },
});
