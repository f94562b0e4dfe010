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
  define(name: string, work: (one: SqlValue, two: SqlValue) => void): void;
  /** All or nothing. A nested call joins the outer one; if it throws, the outer one cannot commit. */
  transaction<T>(work: () => T, durability?: Durability): T;
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

/** Wraps a connection. */
export function database(
  addon: Addon,
  { log, slowMs, onAcknowledged, onCommitted }: DatabaseOptions,
): Database {
  const statements = new Map<string, Statement>();
  let damaged = false;
  /** The open transaction; `doomed` once a part of it failed. */
  let current: { doomed: boolean; entry: number | null } | null = null;
  /** The newest entry that was committed and not told yet: a repeatable transaction's waits for the next durable one. */
  let untold: number | null = null;

  function measured<T>(sql: string, work: () => T): T {
    const began = performance.now();
    try {
      return work();
    } catch (thrown) {
      const error = new StoreError(thrown, sql);
      damaged ||= error.problem?.kind === 'corrupt';
      throw error;
    } finally {
      const ms = performance.now() - began;
      if (ms > slowMs) log.warn('store.slowQuery', { sql, ms: Math.round(ms) });
    }
  }

  function compile(sql: string): Statement {
    const statement = measured(sql, () => addon.prepare(sql));
    return {
      run: (...values) =>
        measured(sql, () => {
          const { changes, lastInsertRowid } = statement.run(...values);
          return { changes, lastId: Number(lastInsertRowid) };
        }),
      get: (...values) => measured(sql, () => statement.get(...values) as Row | undefined),
      all: (...values) => measured(sql, () => statement.all(...values) as readonly Row[]),
    };
  }

  function prepare(sql: string): Statement {
    let statement = statements.get(sql);
    if (statement === undefined) statements.set(sql, (statement = compile(sql)));
    return statement;
  }

  function nested<T>(outer: { doomed: boolean }, work: () => T): T {
    try {
      return work();
    } catch (thrown) {
      outer.doomed = true;
      throw thrown;
    }
  }

  function tellEntry(): void {
    if (untold !== null) onAcknowledged?.(untold);
    untold = null;
  }

  let synchronous: 'FULL' | 'NORMAL' = 'FULL';
  function synchronise(wanted: 'FULL' | 'NORMAL'): void {
    if (synchronous === wanted) return;
    measured('PRAGMA synchronous', () => addon.exec(`PRAGMA synchronous = ${wanted}`));
    synchronous = wanted;
  }

  function outermost<T>(work: () => T, durability: Durability): T {
    synchronise(durability === 'durable' ? 'FULL' : 'NORMAL');
    prepare('BEGIN IMMEDIATE').run();
    const mine = { doomed: false, entry: null as number | null };
    current = mine;
    try {
      const value = work();
      if (value instanceof Promise) throw new Error('A transaction cannot wait for a promise.');
      if (mine.doomed) throw new Error('A part of this transaction failed, so none of it is kept.');
      prepare('COMMIT').run();
      untold = mine.entry ?? untold;
      if (durability === 'durable') tellEntry();
      onCommitted?.();
      return value;
    } catch (thrown) {
      // SQLite has already rolled back by itself after some errors, such as a full disk.
      if (addon.inTransaction) prepare('ROLLBACK').run();
      throw thrown;
    } finally {
      current = null;
    }
  }

  return {
    prepare,
    exec: (sql) => measured(sql, () => void addon.exec(sql)),
    define: (name, work) => {
      addon.function(name, (one, two) => {
        work(one, two);
        return null;
      });
    },
    transaction: (work, durability = 'durable') =>
      current === null ? outermost(work, durability) : nested(current, work),
    acknowledge(entry) {
      if (current === null) throw new Error('An audit entry belongs to a transaction.');
      current.entry = entry;
    },
    sawCorruption: () => damaged,
    close: () => void addon.close(),
  };
}
