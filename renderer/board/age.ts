import type { EpochMs } from '#shared/time/zone.ts';
import type { BoardColumn } from '#shared/contract/board.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** A column is called old where it was read this much before the newest: reads go round, so a few minutes mean nothing. */
const behind = 5 * minuteMs;

/**
 * Since when a column has not been read, where that is noticeably longer than for the rest.
 * @returns `null` for a column that is as fresh as the others, and for one that has never been read (it says so itself)
 */
export function ageShown(column: Pick<BoardColumn, 'asOf'>, newest: EpochMs | null): EpochMs | null {
  if (column.asOf === null || newest === null) return null;
  return newest - column.asOf > behind ? column.asOf : null;
}

/** When the freshest of the columns was read. */
export function newestRead(columns: readonly Pick<BoardColumn, 'asOf'>[]): EpochMs | null {
  return columns.reduce<EpochMs | null>(
    (newest, { asOf }) => (asOf !== null && (newest === null || asOf > newest) ? asOf : newest),
    null,
  );
}
