import type { EpochMs } from '#shared/time/zone.ts';
import type { IntentNote } from '../ports.ts';

/** What the audit keeps of a step of an intent. */
export const noteOf = (at: EpochMs, detail: Readonly<Record<string, unknown>>): IntentNote => ({
  at,
  detail: JSON.stringify(detail),
});
