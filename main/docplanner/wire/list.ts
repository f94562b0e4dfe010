import { err, ok, type Result } from '#shared/result.ts';

/** A list of which each item was read by itself: one bad item never blocks the rest. */
export interface Listed<T> {
  readonly items: readonly T[];
  readonly unreadable: readonly Unreadable[];
}

/** An item that could not be read, kept as it came. */
export interface Unreadable {
  /** JSON text. May hold patient data: into the encrypted store, never into a log. */
  readonly raw: string;
  /** Which field was wrong and how, without its value. */
  readonly reason: string;
}

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
  for (const one of list) {
    const item = read(one);
    if (item.ok) items.push(item.value);
    else unreadable.push({ raw: JSON.stringify(one), reason: item.error });
  }
  return ok({ items, unreadable });
}

/** The items of a collection inside an object, unread; none where there is no list. */
export function itemsOf(raw: unknown): readonly unknown[] {
  return listIn(raw) ?? [];
}

function listIn(raw: unknown): readonly unknown[] | null {
  if (isList(raw)) return raw;
  if (typeof raw !== 'object' || raw === null) return null;
  const list: unknown = '_items' in raw ? raw._items : 'results' in raw ? raw.results : null;
  if (isList(list)) return list;
  // A list with gaps becomes an object with numbers for names on its way out of the vendor's PHP.
  if (typeof list === 'object' && list !== null && Object.keys(list).every((key) => /^\d+$/.test(key))) {
    const values: unknown[] = Object.values(list);
    return values;
  }
  return null;
}

/** `Array.isArray` without its `any`. */
export function isList(raw: unknown): raw is readonly unknown[] {
  return Array.isArray(raw);
}
