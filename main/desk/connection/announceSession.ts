import { noLock } from '../lock/lock.ts';
import type { DeskParts } from '../ports.ts';
import { noStaff } from '../staff/staff.ts';
import type { DeskOfClinics } from './deskOfClinics.ts';

/** Tells the window all that depends on which clinics are at work. */
export function announceSession(
  { push, alerts }: Pick<DeskParts, 'push' | 'alerts'>,
  desk: DeskOfClinics,
): void {
  const [first] = desk.sessions();
  // First, so that nothing of a patient's is shown before the window knows.
  push('lock.changed', first?.lock.view() ?? noLock);
  push('connection.changed', desk.view());
  push('line.changed', desk.line());
  push('line.importProgress', desk.progress());
  push('attention.changed', desk.outbox());
  push('line.clockChanged', desk.clock());
  push('line.lossChanged', desk.loss());
  push('calendars.changed', desk.calendars());
  push('staff.changed', first?.staff.view() ?? noStaff);
  push('news.changed', desk.news());
  if (first === undefined) alerts.count(0, '');
}
