import type { DeskParts } from '../ports.ts';
import type { DeskFile } from '../settings/deskFile.ts';
import type { SeatKeeper } from '../seat/seatKeeper.ts';
import type { ClinicAtWork } from './clinicAtWork.ts';
import type { DeskOfClinics } from './deskOfClinics.ts';

/** What each change of a clinic's connection works with. */
export interface ConnectionContext {
  readonly parts: DeskParts;
  readonly file: DeskFile;
  readonly work: ClinicAtWork;
  readonly seats: SeatKeeper;
  readonly desk: DeskOfClinics;
}
