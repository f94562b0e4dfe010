import type { EpochMs } from '#shared/time/zone.ts';
import { startPractice, type Practice } from '../e2e/harness/practice.ts';

/**
 * A clinic in a process of its own, in which nothing happens by itself. @param now where its clock begins; for a desk in the
 * real window, whose page asks the machine for the time, it is the machine's. It counts no calls: with the vendor's 8,000 reads an
 * hour it would answer 429 in the middle of the measures, and the rest of the hour would be waited for.
 */
export async function openClinic(size: 'clinic' | 'hospital', now: EpochMs | null = null): Promise<Practice> {
  const clinic = await startPractice(size, 0, now);
  await clinic.quirks({ rateLimits: false, firewallCallsPerFiveMinutes: null });
  return clinic;
}
