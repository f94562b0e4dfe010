import type { CalendarHoursRow } from '#shared/contract/hours.ts';
import type { DeskStore } from '../deskStore.ts';
import { inSteps, type Steps } from '../steps.ts';

type Clinic = Pick<DeskStore, 'availability' | 'catalogue'>;

/** The first time each of them is read and parsed: a draft, what is in force, and what was before. */
const readInStep = 4;

/**
 * Where the hours of each calendar are kept, and whether a draft waits. Plans are read into memory in steps, and what is told of them is
 * told in one piece.
 */
export function* listHours(clinics: readonly Clinic[]): Steps<CalendarHoursRow[]> {
  for (const { availability, catalogue } of clinics)
    yield* inSteps(
      catalogue.addresses(),
      (some) => some.map(({ id }) => availability.timetables.get(id)),
      readInStep,
    );
  return clinics.flatMap(rowsOf);
}

const rowsOf = ({ availability, catalogue }: Clinic): readonly CalendarHoursRow[] =>
  catalogue.addresses().map(({ id }) => {
    const { inForce, draft, damaged } = availability.timetables.get(id);
    return {
      addressId: id,
      kept: inForce !== null || damaged.includes('inForce') ? 'here' : 'marketplace',
      draft: draft && { staff: draft.staff, since: draft.since },
      damaged: damaged.length > 0,
    };
  });
