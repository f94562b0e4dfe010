import { createRequire } from 'node:module';

/** What SQLite keeps in a column that this store uses. Integers are safe: instants are epoch milliseconds. */
export type SqlValue = string | number | null;
/** A row as read, by column. */
export type Row = Readonly<Record<string, SqlValue>>;

/** The part of the addon that the store uses. Its own types do not resolve through its `exports`. */
export interface Addon {
  prepare(sql: string): AddonStatement;
  exec(sql: string): unknown;
  pragma(source: string, options?: { readonly simple: boolean }): unknown;
  function(
    name: string,
    options: { readonly varargs: boolean },
    work: (...values: readonly SqlValue[]) => SqlValue,
  ): unknown;
  close(): unknown;
  readonly inTransaction: boolean;
}
export interface AddonStatement {
  run(...values: readonly SqlValue[]): {
    readonly changes: number;
    readonly lastInsertRowid: number | bigint;
  };
  get(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): unknown[];
}
interface AddonOptions {
  readonly readonly?: boolean;
  readonly fileMustExist?: boolean;
  /** Milliseconds to wait for another connection's lock. The thread stands still meanwhile. */
  readonly timeout: number;
}
type AddonConstructor = new (file: string, options: AddonOptions) => Addon;

/** Nobody's press or frame waits longer than this for another program; who asked tries again later (adr/0018). */
const busyTimeoutMs = 50;

export interface Connecting {
  readonly file: string;
  /** 32 random bytes. */
  readonly key: Uint8Array;
  readonly readonly: boolean;
}

/** Opens one encrypted connection. Nothing is read yet: a wrong key shows at the first statement. */
export function connect({ file, key, readonly }: Connecting): Addon {
  if (key.byteLength !== 32) throw new Error('A store key has 32 bytes.');
  // Loaded only when needed, so that a missing or unfit addon is an outcome of opening and no crash at start.
  const Sqlite = createRequire(import.meta.url)('better-sqlite3') as AddonConstructor;
  const addon = new Sqlite(file, { readonly, fileMustExist: readonly, timeout: busyTimeoutMs });
  addon.pragma(`cipher='sqlcipher'`);
  addon.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
  // Sorting must not spill patients' names into a temporary file.
  addon.pragma('temp_store=MEMORY');
  return addon;
}
