import type { Row, SqlValue } from './sqlite.ts';

/**
 * Reading columns with their types checked. A column of another type is a bug of the store's, so it throws: with the
 * column's name and never its value.
 */

export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : wrong(column, 'text');
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function number(row: Row, column: string): number {
  const value = row[column];
  return typeof value === 'number' ? value : wrong(column, 'a number');
}

export function numberOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : number(row, column);
}

export function truth(row: Row, column: string): boolean {
  return number(row, column) === 1;
}

export function truthOrNull(row: Row, column: string): boolean | null {
  return row[column] === null ? null : truth(row, column);
}

/** A text of a closed set, checked by `is`. */
export function member<T extends string>(row: Row, column: string, is: (value: string) => value is T): T {
  const value = text(row, column);
  return is(value) ? value : wrong(column, 'one of its values');
}

export function memberOrNull<T extends string>(
  row: Row,
  column: string,
  is: (value: string) => value is T,
): T | null {
  return row[column] === null ? null : member(row, column, is);
}

/** Makes the check for `member` out of the set's values. */
export function isOneOf<T extends string>(values: readonly T[]): (value: string) => value is T {
  return (value): value is T => (values as readonly string[]).includes(value);
}

/** A JSON column, read by a schema. */
export function json<T>(row: Row, column: string, schema: { parse(value: unknown): T }): T {
  return schema.parse(JSON.parse(text(row, column)));
}

export function jsonOrNull<T>(row: Row, column: string, schema: { parse(value: unknown): T }): T | null {
  return row[column] === null ? null : json(row, column, schema);
}

/** Truth as SQLite keeps it. */
export const bit = (value: boolean): SqlValue => (value ? 1 : 0);
export const bitOrNull = (value: boolean | null): SqlValue => (value === null ? null : bit(value));
export const jsonText = (value: object | null): SqlValue => (value === null ? null : JSON.stringify(value));

function wrong(column: string, wanted: string): never {
  throw new Error(`The column ${column} does not hold ${wanted}.`);
}
