import { z } from 'zod';
import { boardColumn, boardDay, boardDelta } from './board.ts';
import { localDate } from './scalars.ts';
import type { EventTable, RequestTable } from './table.ts';

/** A week of one doctor's calendar: seven days of the board, each with that one column. */
export const boardWeek = z.object({
  /** Whose week it is; `null`: there is no calendar yet. */
  addressId: z.string().nullable(),
  /** The calendars to choose from, in the board's order. */
  calendars: z.array(
    boardColumn.pick({
      addressId: true,
      facilityId: true,
      facilityName: true,
      doctorName: true,
      doctorSurname: true,
      specialization: true,
      onlineOnly: true,
    }),
  ),
  /** Each with a revision of its own, as its deltas have. */
  days: z.array(boardDay),
});
export type BoardWeek = z.infer<typeof boardWeek>;

export const weekRequests = {
  /** Answers a week of one calendar (`null`: the first) and from then on pushes `week.delta` for its days, until it is closed. */
  'week.open': {
    request: z.object({ addressId: z.string().min(1).nullable(), from: localDate }),
    response: boardWeek,
  },
  'week.close': { request: z.null(), response: z.null() },
} as const satisfies RequestTable;

export const weekEvents = {
  /** As the board's, for the days of the week that is watched; each day has revisions of its own. */
  'week.delta': boardDelta,
} as const satisfies EventTable;
