import type { EpochMs } from '../time/zone.ts';
import type { ClinicKey } from './clinicKey.ts';
import type { Problem } from './problem.ts';

/** How the desk stands with the vendor. `clinic`: of several the one that stands so. */
export type LineState =
  | { readonly kind: 'notConnected' }
  | { readonly kind: 'connecting' }
  /** In step: all that is shown was true at `asOf`. */
  | { readonly kind: 'inStep'; readonly asOf: EpochMs }
  | {
      readonly kind: 'offline';
      readonly since: EpochMs;
      readonly asOf: EpochMs | null;
      readonly clinic?: ClinicKey | undefined;
    }
  | {
      readonly kind: 'paused';
      readonly problem: Problem;
      readonly asOf: EpochMs | null;
      readonly clinic?: ClinicKey | undefined;
    };
