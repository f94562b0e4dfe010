/** A place on the map. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

const daysPerWeek = 7;
/** So many rows are one page. */
const pageRows = 10;

/** Where a key leads on the map; `null`: it is none of the map's, or nothing is there. */
export function stepOn(
  { key, ctrlKey, altKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
  from: Place,
  size: { readonly rows: number; readonly columns: number },
): Place | null {
  if (altKey || metaKey || size.rows === 0) return null;
  const by = stepOf(key, ctrlKey);
  if (by === null) return null;
  const within = (value: number, most: number): number => Math.max(0, Math.min(most - 1, value));
  // A row that is not shown now has no neighbours: the first one is.
  const row = from.row < 0 ? 0 : within(from.row + by.rows, size.rows);
  return { row, column: within(from.column + by.columns, size.columns) };
}

/** With Ctrl a week, to the first or last calendar; without, a date, or to the first or last of them. */
function stepOf(key: string, far: boolean): { readonly rows: number; readonly columns: number } | null {
  switch (key) {
    case 'ArrowLeft':
      return { rows: 0, columns: far ? -daysPerWeek : -1 };
    case 'ArrowRight':
      return { rows: 0, columns: far ? daysPerWeek : 1 };
    case 'ArrowUp':
      return { rows: -1, columns: 0 };
    case 'ArrowDown':
      return { rows: 1, columns: 0 };
    case 'PageUp':
      return { rows: -pageRows, columns: 0 };
    case 'PageDown':
      return { rows: pageRows, columns: 0 };
    case 'Home':
      return far ? { rows: -Infinity, columns: 0 } : { rows: 0, columns: -Infinity };
    case 'End':
      return far ? { rows: Infinity, columns: 0 } : { rows: 0, columns: Infinity };
    default:
      return null;
  }
}
