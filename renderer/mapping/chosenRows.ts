import type { MappingRow } from '#shared/contract/mapping.ts';
import { spelt } from '#shared/domain/searchText.ts';

/** Which rows of a table are listed. */
export const rowFilters = ['all', 'withoutCode', 'changed'] as const;
export type RowFilter = (typeof rowFilters)[number];

export interface Looked {
  readonly filter: RowFilter;
  /** Words of any of a row's texts, in any order. */
  readonly typed: string;
}

/**
 * What somebody can look for of a row, made once for each answer of main: its words, and each name once more without its spaces, since
 * signs inside names come and go.
 */
export const searchTexts = (rows: readonly MappingRow[]): readonly string[] =>
  rows.map(({ vendorName, belongsTo, name, code, id }) => {
    const names = [vendorName, belongsTo, name ?? ''].map(spelt);
    const joined = names.map((one) => one.replaceAll(' ', ''));
    return [...names, spelt(code ?? ''), spelt(id), ...joined].join('\n');
  });

/** Those that are looked for, in their order. @param texts of the rows, one for each */
export function rowsLookedFor(
  rows: readonly MappingRow[],
  texts: readonly string[],
  { filter, typed }: Looked,
): readonly MappingRow[] {
  const words = spelt(typed).split(' ').filter(Boolean);
  return rows.filter(
    (row, index) => isListed(row, filter) && words.every((word) => texts[index]?.includes(word) === true),
  );
}

function isListed({ code, news }: MappingRow, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'withoutCode':
      return code === null && news?.kind !== 'vanished';
    case 'changed':
      return news !== null;
  }
}
