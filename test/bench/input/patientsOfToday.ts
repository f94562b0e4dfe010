import { dayWindow } from '#shared/time/zone.ts';
import type { Practice } from '../../e2e/harness/practice.ts';
import { zone } from '../../e2e/harness/steps.ts';
import { dayFromToday, isSunday } from './onBoard.ts';

const minute = 60_000;
/** More than are marked as arrived, with those for warming up. */
const entered = 110;

/** Sees to it that patients can still arrive, at whatever hour and on whatever day it is measured. */
export async function patientsOfToday(clinic: Practice): Promise<void> {
  const today = dayFromToday(0);
  const { from, to } = dayWindow(today, zone);
  await clinic.unmark(from, to);
  if (!isSunday(today)) return;
  const opens = from + 7 * 60 * minute;
  for (let visit = 0; visit < entered; visit += 1)
    await clinic.doctorBooks(`Sunday${visit}`, opens + visit * 6 * minute);
}
