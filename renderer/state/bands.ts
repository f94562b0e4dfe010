import { byFacility } from '#shared/domain/byFacility.ts';
import type { ShownColumn, ShownDay } from './boardDelta.ts';

/** A facility over the columns that stand together under its name. */
export interface Band {
  readonly facilityId: string;
  readonly name: string;
  /** The index of its first column, and how many there are. */
  readonly first: number;
  readonly columns: number;
}

/** The day as its columns stand side by side. */
export interface ArrangedDay {
  readonly day: ShownDay;
  /** Empty where columns are not grouped, and where there is only one facility. */
  readonly bands: readonly Band[];
}

/** @param grouped as the settings say; without a second facility nothing changes */
export function arrange(day: ShownDay, grouped: boolean): ArrangedDay {
  if (!grouped || !hasSeveral(day.columns)) return { day, bands: [] };
  const groups = byFacility(day.columns);
  let first = 0;
  const bands = groups.flatMap((group): Band[] => {
    const [head] = group;
    if (head === undefined) return [];
    const band = { facilityId: head.facilityId, name: head.facilityName, first, columns: group.length };
    first += group.length;
    return [band];
  });
  return { day: { ...day, columns: groups.flat() }, bands };
}

/** Whether there is anything to group. */
export const hasSeveral = (columns: readonly Pick<ShownColumn, 'facilityId'>[]): boolean =>
  columns.some(({ facilityId }) => facilityId !== columns[0]?.facilityId);

/** The columns after which another facility begins, as indexes. */
export const endsOf = (bands: readonly Band[]): ReadonlySet<number> =>
  new Set(bands.slice(0, -1).map(({ first, columns }) => first + columns - 1));
