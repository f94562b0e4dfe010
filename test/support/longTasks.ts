import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { LaunchedDesk } from '../e2e/harness/launch.ts';

/** A stretch in which the window's thread did one thing and heard nobody. Milliseconds. */
export interface Task {
  /** When it began, by the page's `performance.now()`. */
  readonly at: number;
  /** By the clock: also what the thread waited for a processor, or for the drawing of the frame before. */
  readonly took: number;
  /** What the thread worked meanwhile: its time on a processor. */
  readonly worked: number;
}

/** Chromium's own bound of a long task. Milliseconds. */
export const longMs = 50;

/** The page's own marks at both ends: a trace that has become too long loses its end without a word. */
const [mark, endMark] = ['frontdesk-tasks', 'frontdesk-tasks-end'];

const traceFile = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string().optional(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number(),
      dur: z.number().optional(),
      tdur: z.number().optional(),
    }),
  ),
});
type TraceEvent = z.infer<typeof traceFile>['traceEvents'][number];

/**
 * Begins to record what the window's thread does. The page itself is told only by the clock how long its tasks were; Chromium's
 * trace knows the thread's own time beside it.
 * @returns ends it, and gives the long tasks since
 */
export async function recordTasks({ app, page }: LaunchedDesk): Promise<() => Promise<readonly Task[]>> {
  await app.evaluate(({ contentTracing, BrowserWindow }) =>
    contentTracing.startRecording({
      recording_mode: 'record-until-full',
      included_categories: ['toplevel', 'blink.user_timing'],
      excluded_categories: ['*'],
      included_process_ids: BrowserWindow.getAllWindows().map((one) => one.webContents.getOSProcessId()),
      trace_buffer_size_in_kb: 400_000,
    }),
  );
  const marked = await page.evaluate((name) => performance.mark(name).startTime, mark);
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-trace-'));
    try {
      const file = join(folder, 'trace.json');
      await page.evaluate((name) => performance.mark(name), endMark);
      await app.evaluate(({ contentTracing }, to) => contentTracing.stopRecording(to), file);
      return longTasks(traceFile.parse(JSON.parse(readFileSync(file, 'utf8'))).traceEvents, marked);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** The long tasks of the thread that made the mark. @param marked when it did, by the page's clock */
export function longTasks(events: readonly TraceEvent[], marked: number): readonly Task[] {
  const begin = events.find(({ name }) => name === mark);
  if (begin === undefined) throw new Error('The trace has lost its beginning.');
  if (!events.some(({ name }) => name === endMark)) throw new Error('The trace has lost its end.');
  return events
    .filter(
      ({ pid, tid, name, ph }) => pid === begin.pid && tid === begin.tid && ph === 'X' && name === runTask,
    )
    .map(({ ts, dur = 0, tdur }) => {
      if (tdur === undefined) throw new Error('The trace does not say what a thread worked.');
      return { at: marked + (ts - begin.ts) / 1000, took: dur / 1000, worked: tdur / 1000 };
    })
    .filter(({ took }) => took > longMs);
}

const runTask = 'ThreadControllerImpl::RunTask';
