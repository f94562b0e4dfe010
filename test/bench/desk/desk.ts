import { buildOwnMain } from '../../e2e/harness/ownMain.ts';
import { launchDesk, type LaunchedDesk } from '../../e2e/harness/launch.ts';
import type { Practice } from '../../e2e/harness/practice.ts';
import { connect } from '../../e2e/harness/steps.ts';
import type { Figure } from '../figures.ts';
import { count, mb, ms, seconds } from '../figures.ts';
import { quantile } from '../statistics.ts';
import { openEmptyApp } from '../window.ts';
import { measurePainted } from './painted.ts';
import './probe.ts';

const changes = 60;
/** Until what the import left behind has been collected as far as it ever is by itself. Milliseconds. */
const settling = 5_000;
const importAtMost = 240_000;

/**
 * The desk in its real window, the built app but for its pace, connected to a hospital in another process: its thread while it
 * imports, its memory after that, and then how soon a patient's change is painted.
 */
export async function benchDesk(clinic: Practice): Promise<Figure[]> {
  const empty = await emptyMemory();
  const { executable, remove } = await buildOwnMain('bench-desk', 'test/bench/desk/deskMain.ts', {
    'checkpoint-worker.js': 'main/store/checkpointWorker.ts',
  });
  const args = ['--language=en', `--practice-port=${clinic.port}`];
  const desk = await launchDesk({ executable, args });
  try {
    await connect(desk, clinic);
    const importMs = await importedAfter(desk);
    const blocks = await desk.app.evaluate(() => deskProbe.blocks());
    await desk.page.waitForTimeout(settling);
    const memory = await desk.app.evaluate(() => deskProbe.rss());
    const painted = await measurePainted(desk, clinic, changes);
    return [
      {
        name: 'main thread during a hospital’s import, wait p99',
        ours: ms(blocks.p99),
        beside: `${count(blocks.count)} waits of a 1 ms timer, ${seconds(importMs)} of import`,
        aim: 10,
        value: blocks.p99,
      },
      {
        name: 'the same, longest wait',
        ours: ms(blocks.longest),
        beside: `p50 ${ms(blocks.p50)}, p99.9 ${ms(blocks.p999)}`,
      },
      {
        name: 'memory of the main process after it, above an empty app',
        ours: mb(memory - empty),
        beside: `${mb(memory)} resident, ${mb(empty)} for one blank window`,
        aim: 150,
        value: (memory - empty) / 1e6,
      },
      {
        name: `event answered → card painted, p95 of ${changes}`,
        ours: ms(quantile(painted.each, 0.95)),
        beside: `p50 ${ms(quantile(painted.each, 0.5))}; clocks joined to ±${painted.uncertain.toFixed(2)} ms`,
        aim: 50,
        value: quantile(painted.each, 0.95),
      },
    ];
  } finally {
    await desk.close();
    remove();
  }
}

/** Looked at seldom: an answer of the main process can be lost to its garbage collection, and is asked for again. */
async function importedAfter({ app, page }: LaunchedDesk): Promise<number> {
  for (const until = performance.now() + importAtMost; performance.now() < until;) {
    await page.waitForTimeout(2_000);
    const importMs = await app
      .evaluate(() => deskProbe.importMs())
      .catch((error: unknown) => {
        if (error instanceof Error && error.message.includes('garbage collected')) return null;
        throw error;
      });
    if (importMs !== null) return importMs;
  }
  throw new Error('The import of the hospital did not end in time.');
}

async function emptyMemory(): Promise<number> {
  const empty = await openEmptyApp();
  try {
    await empty.app.firstWindow();
    await new Promise((resolve) => setTimeout(resolve, settling));
    return await empty.app.evaluate(() => process.memoryUsage.rss());
  } finally {
    await empty.close();
  }
}
