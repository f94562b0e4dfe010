import { joinings, spelt } from '../searchText.ts';

/** Something of one of the vendor's dictionaries: services (some 10,000) or insurers (some 3,000). */
interface Entry {
  readonly name: string;
}

/** A dictionary made ready to be searched: once for each reading of it. */
export interface Dictionary<T extends Entry> {
  readonly size: number;
  /**
   * Entries of which each typed word begins a word, in any order and however written: whole names first, then those that begin so, then
   * the shortest. @param limit so many at most @param isFirst those go before all others
   */
  find(typed: string, limit: number, isFirst?: (entry: T) => boolean): Found<T>;
}

export interface Found<T> {
  readonly items: readonly T[];
  /** How many there are beside them. */
  readonly more: number;
}

interface Ready<T> {
  readonly entry: T;
  /** ` word word`, so that a space in front finds beginnings. */
  readonly words: string;
}

/** Makes a dictionary ready: a pass over all its names. */
export function dictionaryOf<T extends Entry>(entries: readonly T[]): Dictionary<T> {
  const ready = entries.map((entry): Ready<T> => ({ entry, words: ` ${spelt(entry.name)}` }));
  return {
    size: entries.length,
    find(typed, limit, isFirst = () => false) {
      const query = spelt(typed);
      const words = query === '' ? [] : query.split(' ');
      const ways = joinings(words).map((way) => way.map(anyhowParted));
      const found = ready.filter((entry) => ways.some((way) => way.every((word) => word.test(entry.words))));
      const items = found
        .map((entry) => ({ ...entry, place: (isFirst(entry.entry) ? 0 : 4) + rank(entry, query) }))
        .toSorted((a, b) => a.place - b.place || a.words.length - b.words.length)
        .slice(0, limit)
        .map(({ entry }) => entry);
      return { items, more: found.length - items.length };
    },
  };
}

/** A word that begins so, also where a sign inside parts it: `ekonsultacja` is `E-konsultacja`. It holds letters and digits only. */
const anyhowParted = (word: string): RegExp => new RegExp(` ${Array.from(word).join(' ?')}`, 'u');

function rank({ words }: Ready<unknown>, query: string): number {
  if (query === '') return 2;
  if (words === ` ${query}`) return 0;
  return words.startsWith(` ${query}`) ? 1 : 2;
}
