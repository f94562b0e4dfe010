import type { ClinicKey } from '#shared/domain/clinicKey.ts';
import type { LineState } from '#shared/domain/lineState.ts';

/** Of several clinics the one whose credentials were withdrawn. */
export const refusedClinic = (line: LineState): ClinicKey | undefined =>
  line.kind === 'paused' && isRefused(line) ? line.clinic : undefined;

/** The vendor has withdrawn the credentials of a desk at work: only a person ends this pause. */
export function isRefused(line: LineState): boolean {
  return line.kind === 'paused' && line.problem.kind === 'unauthorized';
}
