import { z } from 'zod';
import { localDate } from './scalars.ts';
import type { RequestTable } from './table.ts';

/** What is printed or saved: the day of one doctor's calendar, or of all that are shown. */
export const dayOnPaper = z.object({ date: localDate, addressId: z.string().min(1).optional() });
export type DayOnPaper = z.infer<typeof dayOnPaper>;

/** A day that leaves the desk, on paper or as a file. `canceled`: somebody closed the dialog, and nothing left. */
export const leftDesk = z.enum(['done', 'canceled']);
export type LeftDesk = z.infer<typeof leftDesk>;

export const printingRequests = {
  /** A day on paper, one sheet for each doctor, by the system's own dialog. */
  'printing.print': { request: dayOnPaper, response: leftDesk },
  'printing.savePdf': { request: dayOnPaper, response: leftDesk },
  'printing.exportCsv': { request: dayOnPaper, response: leftDesk },
} as const satisfies RequestTable;
