import { z } from 'zod';
import { boardColumn, boardDay } from './views.ts';

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
