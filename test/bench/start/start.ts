import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildOwnMain, type OwnMain } from '../../e2e/harness/ownMain.ts';
import { launchDesk } from '../../e2e/harness/launch.ts';
import type { Practice } from '../../e2e/harness/practice.ts';
import { connect } from '../../e2e/harness/steps.ts';
import { openClinic } from '../clinic.ts';
import { mb, ms, type Figure } from '../figures.ts';
import { buildInputMain } from '../input/openDesk.ts';
import { quantile } from '../statistics.ts';
import { oneStart, type Start } from './oneStart.ts';

/** Of each, in turns; the first of each warms the disk's cache and does not count. */
const turns = 9;
/** So many times an empty window at most. */
const aims = { clinic: 2, hospital: 2.5 } as const;
type Size = keyof typeof aims;

/**
 * From the making of the process until the visits of today are painted out of the desk's own file, beside an empty window of the same
 * Electron, in turns: on a machine that drifts, only their ratio says something.
 */
export async function benchStart(sizes: readonly Size[] = ['clinic', 'hospital']): Promise<Figure[]> {
  const empty = await buildOwnMain('bench-start-empty', 'test/bench/start/emptyMain.ts');
  const desk = await buildOwnMain('bench-start', 'test/bench/start/deskMain.ts', {
    'checkpoint-worker.js': 'main/store/checkpointWorker.ts',
  });
  try {
    const figures: Figure[] = [];
    for (const size of sizes) figures.push(...(await startsOf(size, desk, empty)));
    return figures;
  } finally {
    empty.remove();
    desk.remove();
  }
}

async function startsOf(size: Size, desk: OwnMain, empty: OwnMain): Promise<Figure[]> {
  const clinic = await openClinic(size);
  const profile = mkdtempSync(join(tmpdir(), 'frontdesk-start-'));
  const blank = mkdtempSync(join(tmpdir(), 'frontdesk-blank-'));
  try {
    await fill(profile, clinic);
    const ours: Start[] = [];
    const others: Start[] = [];
    for (let turn = 0; turn <= turns; turn += 1) {
      const other = await oneStart(empty.executable, [`--user-data-dir=${blank}`]);
      const own = await oneStart(desk.executable, [
        `--profile=${profile}`,
        '--language=en',
        `--practice-port=${clinic.port}`,
      ]);
      if (turn === 0) continue;
      others.push(other);
      ours.push(own);
    }
    return figuresOf(size, ours, others);
  } finally {
    await clinic.stop();
    for (const folder of [profile, blank])
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** A desk of an earlier day: its file holds the whole clinic. */
async function fill(profile: string, clinic: Practice): Promise<void> {
  const main = await buildInputMain();
  try {
    const { executable } = main;
    const desk = await launchDesk({
      executable,
      profile,
      args: ['--language=en', `--practice-port=${clinic.port}`],
    });
    await connect(desk, clinic);
    for (const until = performance.now() + 300_000; performance.now() < until;) {
      const answer = await desk.page.evaluate(() => window.frontdesk.ask('line.import', null));
      if (answer.ok && answer.value.kind === 'finished') break;
      await desk.page.waitForTimeout(1_000);
    }
    await desk.close('keepProfile');
  } finally {
    main.remove();
  }
}

function figuresOf(size: Size, ours: readonly Start[], others: readonly Start[]): Figure[] {
  const of = (starts: readonly Start[], mark: string): number[] =>
    starts.flatMap(({ marks }) => marks.get(mark) ?? []);
  const median = (values: readonly number[]): number => quantile(values, 0.5);
  const [painted, blank] = [of(ours, 'painted'), of(others, 'painted')];
  const ratio = median(painted) / median(blank);
  const memory = (kind: string): string => mb(median(ours.flatMap((start) => start.memory.get(kind) ?? [])));
  return [
    {
      name: `start → today’s visits painted, ${size}, p50 of ${painted.length}`,
      ours: ms(median(painted)),
      beside: `an empty window ${ms(median(blank))}; longest ${ms(Math.max(...painted))} and ${ms(Math.max(...blank))}`,
      ratio,
      value: ratio,
      aim: aims[size],
    },
    {
      name: `start → in step, ${size}, p50`,
      ours: ms(median(of(ours, 'inStep'))),
      beside: `main ${memory('Browser')}, window ${memory('Tab')} three seconds later`,
    },
  ];
}
