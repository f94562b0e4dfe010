import { err, ok, type Result } from '#shared/result.ts';
import { fieldsOf, isObject } from './fields.ts';
import { readNumber } from './scalars.ts';
import type { Listed, Unreadable } from '#shared/domain/listed.ts';
import type { Page } from '#shared/domain/listed.ts';

/** Nothing at all. */
export const emptyList: Listed<never> = { items: [], unreadable: [] };

/** Reads one item. */
export type ReadItem<T> = (raw: unknown) => Result<T, string>;

/**
 * Reads a collection: `_items` by the vendor's schema, `results` by its prose, or a bare list (API.md §1).
 * @returns an error only where there is no list at all
 */
export function readList<T>(raw: unknown, read: ReadItem<T>): Result<Listed<T>, string> {
  const list = listIn(raw);
  if (list === null) return err('_items: is no list');
  const items: T[] = [];
  const unreadable: Unreadable[] = [];
  for (const part of list) {
    const item = read(part);
    if (item.ok) items.push(item.value);
    else unreadable.push({ raw: JSON.stringify(part), reason: item.error });
  }
  return ok({ items, unreadable });
}

/**
 * Reads a page of a collection.
 * @returns an error only where there is no list at all
 */
export function readPage<T>(raw: unknown, read: ReadItem<T>): Result<Page<T>, string> {
  const list = readList(raw, read);
  if (!list.ok) return list;
  const count = (name: string, least: number): number | null => {
    const value = isObject(raw) ? readNumber(fieldsOf(raw).get(name)) : null;
    return value !== null && Number.isInteger(value) && value >= least ? value : null;
  };
  const told = { limit: count('limit', 1), pages: count('pages', 0), total: count('total', 0) };
  return ok({ ...list.value, told });
}

/** The items of a collection inside an object, unread; none where there is no list. */
export function itemsOf(raw: unknown): readonly unknown[] {
  return listIn(raw) ?? [];
}

function listIn(raw: unknown): readonly unknown[] | null {
  if (typeof raw !== 'object' || raw === null || isList(raw)) return asList(raw);
  if ('_items' in raw) return asList(raw._items);
  if ('results' in raw) return asList(raw.results);
  return Object.keys(raw).length === 0 ? null : asList(raw);
}

/** A list, also one with gaps, which becomes an object with numbers for names on its way out of the vendor's PHP. */
export function asList(raw: unknown): readonly unknown[] | null {
  if (isList(raw)) return raw;
  if (typeof raw !== 'object' || raw === null) return null;
  const all: [string, unknown][] = Object.entries(raw);
  const numbered = all.filter(([key]) => /^\d+$/.test(key));
  return numbered.length > 0 || all.length === 0 ? numbered.map(([, value]) => value) : null;
}

/** `Array.isArray` without its `any`. */
export function isList(raw: unknown): raw is readonly unknown[] {
  return Array.isArray(raw);
}
