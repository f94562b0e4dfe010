import type { RequestOf } from '#shared/contract/contract.ts';
import type { Given } from './given.ts';

/** What is typed of credentials. */
export type Entered = RequestOf<'connection.test'>;

/** Credentials that are being entered in the guide. They stay as they are while another step is looked at. */
export interface Entering {
  /** Whose are entered anew; `null`: those of another clinic. */
  readonly given: Given | null;
  /** `null`: nothing was typed yet. */
  readonly typed: Entered | null;
}

/** Whether something was typed that would be lost. */
export const isTyped = (entering: Entering | null): boolean => (entering?.typed?.secret ?? '') !== '';
