import type { Log } from '#shared/ports.ts';
import { StoreError } from './problem.ts';
import type { Addon, Row, SqlValue } from './sqlite.ts';

/**
 * Whether a transaction is on the disk when its call returns, also if the power fails. `repeatable` is for what the vendor can
 * be asked for again: it waits in the log for the next durable one, whole and in order.
 */
export type Durability = 'durable' | 'repeatable';

/** One connection. All SQL of the store goes through it, so that every error and every slow query names its SQL. */
export interface Database {
  /** The statement for this SQL, compiled once. */
  prepare(sql: string): Statement;
  /** Runs several statements without parameters, for migrations. */
  exec(sql: string): void;
  /** Gives SQL a function of this name, for triggers that tell of rows. */
  define(name: string, work: (...values: readonly SqlValue[]) => void): void;
  /** All or nothing. A nested call joins the outer one; if it throws, the outer one cannot commit. */
  transaction<T>(work: () => T, durability?: Durability): T;
  /** True while a transaction is open, of which nobody knows yet whether it will be kept. */
  inTransaction(): boolean;
  /** This audit entry counts as acknowledged once the transaction under way is on the disk. */
  acknowledge(entry: number): void;
  /** True once a statement found the file damaged. */
  sawCorruption(): boolean;
  close(): void;
}

export interface Statement {
  run(...values: readonly SqlValue[]): Ran;
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): readonly Row[];
}
export interface Ran {
  readonly changes: number;
  readonly lastId: number;
}

export interface DatabaseOptions {
  readonly log: Log;
  /** Statements that take longer are reported, with SQL and duration only. Milliseconds. */
  readonly slowMs: number;
  /** Told of the newest entry after each durable transaction that brought one, before its call returns. */
  readonly onAcknowledged?: (entry: number) => void;
  /** Told after each commit, before its call returns. */
  readonly onCommitted?: () => void;
}

interface Transaction {
  /** A part of it failed. */
  doomed: boolean;
  /** The newest audit entry in it. */
  entry: number | null;
}

/** Wraps a connection. */
export const database = (addon: Addon, options: DatabaseOptions): Database =>
  new AddonDatabase(addon, options);

/**
 * One connection of the addon's.
 *
 * Responsibilities: compiles each statement once, names the SQL of what fails or is slow, and makes transactions.
 * Invariants: at most one transaction is open, and nested calls join it. One that failed in any part is not kept. An entry is
 * acknowledged after a durable commit and never before.
 * At the same time: nothing. A transaction ends before its call returns, so no other can begin meanwhile.
 */
class AddonDatabase implements Database {
  readonly #addon: Addon;
  readonly #options: DatabaseOptions;
  readonly #statements = new Map<string, Statement>();
  #damaged = false;
  #current: Transaction | null = null;
  /** The newest entry that was committed and not told yet: a repeatable transaction's waits for the next durable one. */
  #untold: number | null = null;
  #synchronous: 'FULL' | 'NORMAL' = 'FULL';

  constructor(addon: Addon, options: DatabaseOptions) {
    this.#addon = addon;
    this.#options = options;
  }

  prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) this.#statements.set(sql, (statement = this.#compile(sql)));
    return statement;
  }

  exec(sql: string): void {
    this.#measured(sql, () => void this.#addon.exec(sql));
  }

  define(name: string, work: (...values: readonly SqlValue[]) => void): void {
    this.#addon.function(name, { varargs: true }, (...values) => {
      work(...values);
      return null;
    });
  }

  transaction<T>(work: () => T, durability: Durability = 'durable'): T {
    return this.#current === null ? this.#outermost(work, durability) : nested(this.#current, work);
  }

  inTransaction(): boolean {
    return this.#current !== null;
  }

  acknowledge(entry: number): void {
    if (this.#current === null) throw new Error('An audit entry belongs to a transaction.');
    this.#current.entry = entry;
  }

  sawCorruption(): boolean {
    return this.#damaged;
  }

  close(): void {
    this.#addon.close();
  }

  #measured<T>(sql: string, work: () => T): T {
    const began = performance.now();
    try {
      return work();
    } catch (thrown) {
      const error = new StoreError(thrown, sql);
      this.#damaged ||= error.problem?.kind === 'corrupt';
      throw error;
    } finally {
      const ms = performance.now() - began;
      const { log, slowMs } = this.#options;
      if (ms > slowMs) log.warn('store.slowQuery', { sql, ms: Math.round(ms) });
    }
  }

  #compile(sql: string): Statement {
    const statement = this.#measured(sql, () => this.#addon.prepare(sql));
    return {
      run: (...values) =>
        this.#measured(sql, () => {
          const { changes, lastInsertRowid } = statement.run(...values);
          return { changes, lastId: Number(lastInsertRowid) };
        }),
      get: (...values) => this.#measured(sql, () => statement.get(...values) as Row | undefined),
      all: (...values) => this.#measured(sql, () => statement.all(...values) as readonly Row[]),
    };
  }

  #synchronise(wanted: 'FULL' | 'NORMAL'): void {
    if (this.#synchronous === wanted) return;
    this.#measured('PRAGMA synchronous', () => this.#addon.exec(`PRAGMA synchronous = ${wanted}`));
    this.#synchronous = wanted;
  }

  #outermost<T>(work: () => T, durability: Durability): T {
    this.#synchronise(durability === 'durable' ? 'FULL' : 'NORMAL');
    this.prepare('BEGIN IMMEDIATE').run();
    const mine: Transaction = { doomed: false, entry: null };
    this.#current = mine;
    try {
      const value = work();
      if (value instanceof Promise) throw new Error('A transaction cannot wait for a promise.');
      if (mine.doomed) throw new Error('A part of this transaction failed, so none of it is kept.');
      this.prepare('COMMIT').run();
      this.#untold = mine.entry ?? this.#untold;
      if (durability === 'durable') this.#tellEntry();
      this.#options.onCommitted?.();
      return value;
    } catch (thrown) {
      // SQLite has already rolled back by itself after some errors, such as a full disk.
      if (this.#addon.inTransaction) this.prepare('ROLLBACK').run();
      throw thrown;
    } finally {
      this.#current = null;
    }
  }

  #tellEntry(): void {
    if (this.#untold !== null) this.#options.onAcknowledged?.(this.#untold);
    this.#untold = null;
  }
}

function nested<T>(outer: Transaction, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    outer.doomed = true;
    throw thrown;
  }
}
