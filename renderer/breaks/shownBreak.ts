import type { BoardBreak } from '#shared/contract/board.ts';
import type { Span } from '#shared/contract/breaks.ts';
import type { ShownColumn } from '../state/boardDelta.ts';
import { useDesk } from '../state/desk.ts';
import { shownColumns, useShownBoard } from '../state/shownColumns.ts';

/** A calendar on the screen, with a break of it. */
export interface BreakOnBoard {
  readonly column: ShownColumn;
  readonly rest: BoardBreak;
}

/** A break that is on the screen; `null`: it is not there, or not any more. */
export function useShownBreak(id: string): BreakOnBoard | null {
  useShownBoard();
  for (const column of shownColumns()) {
    const rest = column.breaks.find((pause) => pause.id === id);
    if (rest !== undefined) return { column, rest };
  }
  return null;
}

/** In how many of the doctor's calendars of the other kind that are on the screen the same break stands. */
export function useTwins({ since, till, description }: BoardBreak, addressId: string): number {
  const calendars = useDesk((desk) => desk.calendars);
  const doctor = calendars.find((calendar) => calendar.addressId === addressId)?.doctorId;
  const columns = shownColumns();
  const own = columns.find((column) => column.addressId === addressId);
  return columns.filter(
    (column) =>
      column.onlineOnly !== own?.onlineOnly &&
      calendars.find((calendar) => calendar.addressId === column.addressId)?.doctorId === doctor &&
      column.breaks.some(
        (pause) => pause.since === since && pause.till === till && pause.description === description,
      ),
  ).length;
}

/** How many visits of a calendar lie in a span, as far as they are on the screen. */
export function visitsInside(addressId: string, span: Span | null): number {
  if (span === null) return 0;
  return shownColumns()
    .filter((column) => column.addressId === addressId)
    .flatMap(({ cards }) => cards)
    .filter(({ status, start, end }) => status !== 'canceled' && start < span.till && end > span.since)
    .length;
}
