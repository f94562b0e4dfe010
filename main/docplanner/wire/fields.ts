import { err, ok, type Result } from '#shared/result.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { readCode, readInstant } from './scalars.ts';

/**
 * One object of the vendor's, read field by field. What must be there is asked by `id` and `instant`, which note a
 * complaint and go on; `done` gives the value, or the first complaint. Complaints name the field, never its value, since
 * that may be a patient's.
 */
export interface Fields {
  /** A field as it came; `undefined` where it is missing. */
  get(name: string): unknown;
  id(name: string): string;
  instant(name: string): EpochMs;
  /** An object inside. */
  sub(name: string): Fields;
  complain(name: string, complaint: string): void;
  done<T>(value: T): Result<T, string>;
}

export function fieldsOf(raw: unknown): Fields {
  const complaints: string[] = [];
  const fields = readerOf(raw, '', complaints);
  return fields;
}

function readerOf(raw: unknown, prefix: string, complaints: string[]): Fields {
  const isObject = typeof raw === 'object' && raw !== null && !Array.isArray(raw);
  const object: object = isObject ? raw : {};
  const complain = (name: string, complaint: string): void => {
    complaints.push(`${prefix}${name}: ${complaint}`);
  };
  if (!isObject) complaints.push(`${prefix === '' ? 'item' : prefix.slice(0, -1)}: is no object`);
  const get = (name: string): unknown =>
    Object.hasOwn(object, name) ? Reflect.get(object, name) : undefined;
  const stateOf = (value: unknown): string => (value === undefined ? 'is missing' : 'cannot be read');
  return {
    get,
    complain,
    id: (name) => {
      const id = readCode(get(name));
      if (id === null) complain(name, stateOf(get(name)));
      return id ?? '';
    },
    instant: (name) => {
      const at = readInstant(get(name));
      if (at === null) complain(name, stateOf(get(name)));
      return at ?? 0;
    },
    sub: (name) => readerOf(get(name), `${prefix}${name}.`, complaints),
    done: (value) => {
      const [first] = complaints;
      return first === undefined ? ok(value) : err(first);
    },
  };
}

/** True for an object that fields can be read of. */
export function isObject(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}
