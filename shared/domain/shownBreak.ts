import type { IntentId } from './ids.ts';
import type { EpochMs } from '../time/zone.ts';
import type { Break } from './schedule.ts';

/** A break as it is shown, with what is under way on it. */
export interface ShownBreak extends Break {
  /** Decisions that the vendor has not confirmed, oldest first. */
  readonly pending: readonly IntentId[];
  /** Decisions that need a person. */
  readonly attention: readonly IntentId[];
}

/** Where a break lies. Till is not part of it. */
export interface BreakSpan {
  readonly since: EpochMs;
  readonly till: EpochMs;
}
