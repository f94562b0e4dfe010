import type { EpochMs } from '../time/zone.ts';

/** A patient as the search has them: one for each name, phone and birth date among the visits. */
export interface PatientRow {
  readonly id: number;
  /** As `searchableName` makes it. */
  readonly name: string;
  readonly phone: string | null;
  readonly birthDate: string | null;
  /** When the last visit that is not cancelled ends; 0 where there is none. */
  readonly comingUntil: EpochMs;
  /** When the last visit begins, cancelled ones too. */
  readonly lastStart: EpochMs;
}
