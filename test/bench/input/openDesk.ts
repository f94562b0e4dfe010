import { buildOwnMain, type OwnMain } from '../../e2e/harness/ownMain.ts';
import { launchDesk, type LaunchedDesk } from '../../e2e/harness/launch.ts';
import type { Practice } from '../../e2e/harness/practice.ts';
import { connect } from '../../e2e/harness/steps.ts';

/** The window, in pixels of its content: as for the board alone. */
export const size = { width: 1440, height: 900 } as const;
const importAtMost = 300_000;
/** What an import leaves to be done beside is over by then. Milliseconds. */
const settling = 8_000;

export const buildInputMain = (): Promise<OwnMain> =>
  buildOwnMain('bench-input', 'test/bench/input/inputMain.ts', {
    'checkpoint-worker.js': 'main/store/checkpointWorker.ts',
  });

/**
 * The built app in its real window, connected to a practice clinic, when its import is over.
 * @param facilities ids of those that its client sees; absent: all
 */
export async function openDesk(
  { executable }: OwnMain,
  clinic: Practice,
  facilities: readonly string[] = [],
): Promise<LaunchedDesk> {
  const args = ['--language=en', `--practice-port=${clinic.port}`];
  const env = { FRONTDESK_BENCH_FACILITIES: facilities.join() };
  const desk = await launchDesk({ executable, args, env });
  await desk.app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await connect(desk, clinic);
  await imported(desk);
  await desk.page.waitForTimeout(settling);
  return desk;
}

async function imported({ page }: LaunchedDesk): Promise<void> {
  for (const until = performance.now() + importAtMost; performance.now() < until;) {
    const answer = await page.evaluate(() => window.frontdesk.ask('line.import', null));
    if (answer.ok && answer.value.kind === 'finished') return;
    await page.waitForTimeout(1_000);
  }
  throw new Error('The import did not end in time.');
}
