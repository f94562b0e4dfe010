import type { EpochMs } from '../time/zone.ts';
import type { ClinicKey } from './clinicKey.ts';
import type { Problem } from './problem.ts';

/** The parts of a first import, in their order. */
export const importSteps = [
  'facilities',
  'doctors',
  'addresses',
  'services',
  'addressServices',
  'today',
  'schedule',
  'history',
] as const;
export type ImportStep = (typeof importSteps)[number];

/** How far the first import has come. */
export type ImportProgress =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly step: ImportStep;
      /** Finished parts of this step, and how many it has. */
      readonly done: number;
      readonly of: number;
      /** True once the board of today can be used. */
      readonly todayReady: boolean;
      /** Set while the import waits: for the line, for the rate limit, for the firewall. */
      readonly waiting: Problem | null;
      /** Of several clinics the one whose import it is. */
      readonly clinic?: ClinicKey | undefined;
    }
  | { readonly kind: 'finished'; readonly at: EpochMs };
