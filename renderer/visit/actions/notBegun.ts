import type { EpochMs } from '#shared/time/zone.ts';
import type { Standing, WhyNot } from './visitAction.ts';

/** Nothing is moved or cancelled after it has begun: the marketplace refuses both. */
export function whyNotOnceBegun({ start, presence }: Standing, now: EpochMs): WhyNot | null {
  if (now >= start) return 'begun';
  return presence === 'absent' ? 'missed' : null;
}
