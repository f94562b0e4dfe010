import { useMemo, useState } from 'react';
import type { MappingRow } from '#shared/contract/mapping.ts';
import { type Looked, rowsLookedFor, searchTexts } from './chosenRows.ts';

/**
 * The rows that are looked for. One that was listed stays until something else is looked for: a code that was just typed does not
 * take its row from under the hand.
 */
export function useListed(all: readonly MappingRow[], looked: Looked): readonly MappingRow[] {
  const texts = useMemo(() => searchTexts(all), [all]);
  const hits = useMemo(() => rowsLookedFor(all, texts, looked), [all, texts, looked]);
  const [kept, setKept] = useState(() => ({ looked, ids: idsOf(hits) }));
  const isOther = kept.looked !== looked;
  if (isOther || hits.some(({ id }) => !kept.ids.has(id)))
    setKept({ looked, ids: idsOf(hits, isOther ? undefined : kept.ids) });
  return useMemo(
    () => (isOther || kept.ids.size === hits.length ? hits : all.filter(({ id }) => kept.ids.has(id))),
    [isOther, kept, hits, all],
  );
}

const idsOf = (rows: readonly MappingRow[], others: ReadonlySet<string> = new Set()): ReadonlySet<string> =>
  new Set([...others, ...rows.map(({ id }) => id)]);
