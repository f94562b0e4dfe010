import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { BrowserWindow } from 'electron';
import { composeDesk } from '../../../main/compose/composeDesk.ts';
import type { ShellParts } from '../../../main/shell/parts.ts';
import { runShell } from '../../../main/shell/shell.ts';
import { unlimited } from '../unlimited.ts';
import type { Blocks, ClockOffset } from './probe.ts';

/** The product's main program at another pace, with a probe that the measures reach by Playwright. Nothing else is different. */

const delay = monitorEventLoopDelay({ resolution: 1 });
const arrivals: number[] = [];
let importMs: number | null = null;

/** Notes when an answer of the vendor's queue of events arrives: its headers are here, its body is not read yet. */
const listening =
  (fetch: ShellParts['fetch']): ShellParts['fetch'] =>
  async (...call) => {
    const response = await fetch(...call);
    const isEvents = typeof call[0] === 'string' && call[0].includes('/notifications/multiple');
    // 404 says that there are none.
    if (isEvents && response.status === 200) arrivals.push(performance.now());
    return response;
  };

/** Watches the thread from the first word of an import to its last. */
function watching(push: ShellParts['push']): ShellParts['push'] {
  let began: number | null = null;
  return (name, event) => {
    if (name === 'line.importProgress' && typeof event === 'object' && event !== null && 'kind' in event) {
      if (event.kind === 'running' && began === null) {
        began = performance.now();
        delay.reset();
        delay.enable();
      } else if (event.kind === 'finished' && began !== null && importMs === null) {
        delay.disable();
        importMs = performance.now() - began;
      }
    }
    push(name, event);
  };
}

globalThis.deskProbe = {
  importMs: () => importMs,
  blocks(): Blocks {
    const at = (percent: number): number => delay.percentile(percent) / 1e6;
    return { p50: at(50), p99: at(99), p999: at(99.9), longest: delay.max / 1e6, count: delay.count };
  },
  rss: () => process.memoryUsage.rss(),
  takeArrivals: () => arrivals.splice(0),
  async clockOffset() {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window.');
    let best: ClockOffset = { offset: 0, uncertain: Number.POSITIVE_INFINITY };
    for (let turn = 0; turn < 40; turn += 1) {
      const before = performance.now();
      const theirs: unknown = await window.webContents.executeJavaScript('performance.now()');
      const after = performance.now();
      if (typeof theirs !== 'number') throw new Error('The page has no clock.');
      const uncertain = (after - before) / 2;
      if (uncertain < best.uncertain) best = { offset: theirs - (before + uncertain), uncertain };
    }
    return best;
  },
};

runShell(
  {
    renderer: join(import.meta.dirname, '../../../renderer'),
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
  },
  (parts) =>
    composeDesk(
      { ...parts, fetch: listening(parts.fetch), push: watching(parts.push) },
      new URL(import.meta.url),
      unlimited,
    ),
);
