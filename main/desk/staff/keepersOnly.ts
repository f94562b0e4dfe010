import type { Problem } from '#shared/domain/problem.ts';
import { keepersOf, type KeptArea } from '#shared/domain/staffRights.ts';
import type { Staff } from '../seat.ts';

/** The refusal of what only those may who keep the calendars, with their names. @param what they were not to change */
export function keepersOnly(what: KeptArea, staff: Pick<Staff, 'view'>): Problem {
  const who = keepersOf(staff.view().members)
    .map(({ name }) => name)
    .join(', ');
  return { kind: 'keepersOnly', until: null, params: { what, who }, details: `only keepers change: ${what}` };
}
