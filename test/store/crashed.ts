import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asIntentId } from '#shared/domain/ids.ts';
import type { OpenStore } from '../../main/store/open.ts';
import { monday } from './fixed.ts';
import { intent } from './samples.ts';
import { openFor, tempFile, tempFolder } from './support.ts';

/** What lies beside a store's file and belongs to it. */
export const parts = ['', '-wal', '.key-id', '.witness'] as const;
export const pageBytes = 4096;
export const frameBytes = 24 + pageBytes;

const note = { at: monday, detail: '{}' };

/** Takes decisions one by one, each in a transaction of its own. */
export function decide(store: OpenStore, ids: readonly string[]): void {
  for (const id of ids) store.intents.insert(intent(id, { state: 'queued', heldUntil: monday }), note);
}

/** The ids of all decisions that are on their way, oldest first. */
export const onTheirWay = (store: OpenStore): string[] => store.intents.allOpen().map(({ id }) => String(id));
export const stateOf = (store: OpenStore, id: string) => store.intents.get(asIntentId(id));

/** The files as a killed desk leaves them: a copy, made while the store is open. */
export function asKilled(file: string): string {
  const copy = join(tempFolder(), 'desk.db');
  for (const end of parts) if (existsSync(file + end)) copyFileSync(file + end, copy + end);
  return copy;
}

/** A desk that had taken `first` and closed, took the others since, and was killed: those are in its log only. */
export function killedDesk(first: readonly string[], others: readonly string[]): string {
  const file = tempFile();
  const before = openFor(file);
  decide(before, first);
  before.close();
  const store = openFor(file);
  decide(store, others);
  return asKilled(file);
}

/** Changes the bytes of a file in memory and writes them back. */
export function change(file: string, how: (bytes: Buffer) => void): void {
  const bytes = readFileSync(file);
  how(bytes);
  writeFileSync(file, bytes);
}

/** Where in a log the frame that ends the n-th transaction begins, counted from 1. */
export function commitAt(log: Buffer, n: number): number {
  let commits = 0;
  for (let at = 32; at + frameBytes <= log.length; at += frameBytes) {
    if (log.readUInt32BE(at + 4) !== 0 && (commits += 1) === n) return at;
  }
  throw new Error(`The log has ${commits} commits.`);
}
