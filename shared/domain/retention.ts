import { addMonths, type LocalDate } from '../time/zone.ts';

/** For how long visits and everything that names their patients can be kept on a computer. Months. */
export const keptForMonths = [3, 6, 13, 25, 37] as const;
export type KeptForMonths = (typeof keptForMonths)[number];

/** The first day of which visits are kept. */
export const firstKept = (today: LocalDate, months: KeptForMonths): LocalDate => addMonths(today, -months);
