import { join } from 'node:path';
import type { Log, LogFields } from '#shared/ports.ts';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/temporary.ts';
import { monday, testKey } from './fixed.ts';
import { connect } from '../../main/store/sqlite.ts';
import { openStore, type OpenStore, type StoreOptions } from '../../main/store/open.ts';

/** A folder of its own, gone after the test. @param place in memory unless the test is about the disk */
export const tempFolder = (place?: string): string => temporaryFolder(place);

/** A file that does not exist yet, in a folder of its own. */
export const tempFile = (place?: string): string => join(tempFolder(place), 'desk.db');

export interface Noted {
  readonly event: string;
  readonly fields: LogFields;
}

/** A log that keeps what it is told. */
export function keptLog(): Log & { readonly entries: Noted[] } {
  const entries: Noted[] = [];
  const keep = (event: string, fields: LogFields = {}): void => void entries.push({ event, fields });
  return { entries, info: keep, warn: keep, error: keep };
}

/** What most tests open with. */
export function optionsFor(file: string, more: Partial<StoreOptions> = {}): StoreOptions {
  return { file, key: testKey, clock: { now: () => monday }, log: keptLog(), ...more };
}

/** An open store on a real file, closed after the test. */
export function openFor(file: string = tempFile(), more: Partial<StoreOptions> = {}): OpenStore {
  const opened = openStore(optionsFor(file, more));
  if (!opened.ok) throw new Error(`The store does not open: ${JSON.stringify(opened.error)}`);
  const store = opened.value;
  onTestFinished(() => {
    store.close();
  });
  return store;
}

/** How many rows another reader of the file finds in a table. */
export function rowsOnDisk(file: string, table: string): number {
  const beside = connect({ file, key: testKey, readonly: true });
  try {
    const row = beside.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { readonly n: number };
    return row.n;
  } finally {
    beside.close();
  }
}
