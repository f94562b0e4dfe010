import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Effort } from './hands.ts';

const document = resolve(import.meta.dirname, '../../../docs/EFFORT.md');

/** What each task costs. */
export type EffortTable = Map<string, { keyboard: Effort; mouse: Effort }>;

/** How strokes, and the clicks among them, are told. */
export const wordsOf = ({ keys, clicks }: Effort): string =>
  clicks === 0 ? String(keys) : `${keys} and ${clicks} clicks`;

/** What docs/EFFORT.md says, by task. `way`: the pointer's, px. */
export function readEffort(): ReadonlyMap<string, { keyboard: string; clicks: number; way: number }> {
  const rows = readFileSync(document, 'utf8').matchAll(
    /^\| ([^|]+?) +\| +([^|]+?) +\| +(\d+) +\| +(\d+) +\|$/gmu,
  );
  return new Map(
    [...rows].map(([, task = '', keyboard = '', clicks, way]) => [
      task,
      { keyboard, clicks: Number(clicks), way: Number(way) },
    ]),
  );
}

/** Writes the table of docs/EFFORT.md anew. */
export function writeEffort(table: EffortTable): void {
  const text = readFileSync(document, 'utf8');
  const rows = [...table].map(
    ([task, { keyboard, mouse }]) =>
      `| ${task} | ${wordsOf(keyboard)} | ${mouse.clicks} | ${Math.round(mouse.way / 50) * 50} |`,
  );
  const head = '| Task | Strokes | Clicks | Way (px) |\n| --- | --- | --- | --- |\n';
  writeFileSync(document, text.replace(/\| Task[\s\S]*?\n\n/u, `${head}${rows.join('\n')}\n\n`));
}
