import { startPractice, type Practice } from '../e2e/harness/practice.ts';

/**
 * A clinic in a process of its own, in which nothing happens by itself. It counts no calls: with the vendor's 8,000 reads an
 * hour it would answer 429 in the middle of the measures, and the rest of the hour would be waited for.
 */
export async function openClinic(size: 'clinic' | 'hospital'): Promise<Practice> {
  const clinic = await startPractice(size);
  await clinic.quirks({ rateLimits: false, firewallCallsPerFiveMinutes: null });
  return clinic;
}
