import type { LeftDesk } from '#shared/contract/printing.ts';
import { writeHoursFile } from '#shared/domain/availability/hoursFile.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Result } from '#shared/result.ts';
import { leftDesk } from '../leftDesk.ts';
import type { DeskParts } from '../ports.ts';
import type { Session } from '../session.ts';

/** Before and after all dates that there can be. */
export const [firstDate, lastDate] = ['0000-01-01', '9999-12-31'] as const;

/**
 * All hours that are kept here as one file, where the person chooses: of each calendar what is in force, or its draft where nothing is; with the
 * days off, and the clinic's own names. It names no patient.
 */
export async function exportHours(
  clinics: readonly Session[],
  { paper }: Pick<DeskParts, 'paper'>,
): Promise<Result<LeftDesk, Problem>> {
  const plans = clinics.flatMap(({ store }) =>
    store.availability.timetables.all().flatMap(({ addressId, inForce, draft }) => {
      const kept = inForce?.plans ?? draft?.plans ?? [];
      return kept.length === 0 ? [] : [{ addressId, plans: kept }];
    }),
  );
  const text = writeHoursFile({
    madeAt: clinics[0]?.now() ?? 0,
    plans,
    exceptions: clinics.flatMap(
      ({ store }) => store.availability.exceptions.between(firstDate, lastDate).items,
    ),
    mappings: clinics.flatMap(({ store }) => store.mappings.all()),
  });
  return leftDesk(await paper.saveText(text, 'Frontdesk hours.json'), 'hours');
}
