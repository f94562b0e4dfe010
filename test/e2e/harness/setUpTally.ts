import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Effort, Hands } from './hands.ts';

/** What a first set-up costs a person, part by part. */
export interface SetUpTally {
  /** What the desk makes a person wait for. */
  waits<T>(work: () => Promise<T>): Promise<T>;
  /** A part is done. @param screens that a person has read in it for the first time */
  part(name: string, screens: number): Promise<void>;
  readonly parts: readonly SetUpPart[];
}

/** A part of it. */
export interface SetUpPart extends Pick<Effort, 'clicks' | 'letters'> {
  readonly name: string;
  /** Of a person, as reckoned. */
  readonly seconds: number;
}

/**
 * A click is thought of, pointed at and pressed; a letter is typed. Seconds, of the keystroke-level model (Card, Moran and Newell), of
 * somebody who does not type by trade.
 */
const perClick = 1.35 + 1.1 + 0.2;
const perLetter = 0.28;
/** To read a screen that nobody has seen before. Seconds. */
const perScreen = 20;

/** Counts what these hands do. */
export function setUpTally(hands: Hands): SetUpTally {
  const parts: SetUpPart[] = [];
  let waited = 0;
  return {
    parts,
    async waits(work) {
      const before = performance.now();
      const done = await work();
      waited += performance.now() - before;
      return done;
    },
    async part(name, screens) {
      const { clicks, letters, keys } = await hands.spent();
      const seconds = clicks * perClick + (letters + keys) * perLetter + screens * perScreen + waited / 1_000;
      waited = 0;
      parts.push({ name, clicks, letters, seconds: Math.round(seconds) });
    },
  };
}

const document = resolve(import.meta.dirname, '../../../docs/EFFORT.md');
const head = '| Part | Clicks | Letters | Time |\n| --- | --- | --- | --- |\n';

/** The table of the document. `FRONTDESK_WRITE_EFFORT=1` writes it anew. @returns clicks and letters of each part, as it tells them */
export function toldInDocument(
  parts: readonly SetUpPart[],
): readonly Pick<SetUpPart, 'name' | 'clicks' | 'letters'>[] {
  if (process.env['FRONTDESK_WRITE_EFFORT'] === '1') {
    const rows = parts.map(
      ({ name, clicks, letters, seconds }) =>
        `| ${name} | ${clicks} | ${letters} | ${minutesOf(seconds)} min |`,
    );
    const text = readFileSync(document, 'utf8');
    writeFileSync(document, text.replace(/\| Part [\s\S]*?\n\n/u, `${head}${rows.join('\n')}\n\n`));
  }
  const rows = readFileSync(document, 'utf8').matchAll(
    /^\| ([^|]+?) +\| +(\d+) +\| +(\d+) +\| +[\d:]+ min +\|$/gmu,
  );
  return [...rows].map(([, name = '', clicks, letters]) => ({
    name,
    clicks: Number(clicks),
    letters: Number(letters),
  }));
}

const minutesOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
