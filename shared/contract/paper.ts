import { z } from 'zod';

/** A day that leaves the desk, on paper or as a file. `canceled`: somebody closed the dialog, and nothing left. */
export const leftDesk = z.enum(['done', 'canceled']);
export type LeftDesk = z.infer<typeof leftDesk>;
