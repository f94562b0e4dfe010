import { checkException } from '#shared/domain/availability/checkExceptions.ts';
import { concerns, type Exception } from '#shared/domain/availability/exception.ts';
import { clinicKeyOf } from '#shared/domain/clinicKey.ts';
import type { Session } from '../session.ts';
import { durationsOf } from './calendarClocks.ts';

/** Days off of a file, and other exceptions. */
export interface DaysOff {
  readonly taken: readonly Exception[];
  /** So many stand here as they are in the file. */
  readonly there: number;
  /** So many are left out: see `daysOffOf`. */
  readonly left: number;
}

/**
 * Which exceptions of a file can be kept. An exception has no draft: it holds at once, and would leave with the next night where a calendar that it
 * concerns is kept here. So those are left to a person, as are such as stand against one that is here, and those of nobody's calendar.
 */
export function daysOffOf(clinics: readonly Session[], exceptions: readonly Exception[]): DaysOff {
  const taken: Exception[] = [];
  let [there, left] = [0, 0];
  for (const exception of exceptions) {
    const clinic = clinics.find(({ key }) => key === clinicKeyOf(exception.id));
    const known = clinic?.store.availability.exceptions.get(exception.id) ?? null;
    if (known !== null && JSON.stringify(known) === JSON.stringify(exception)) there += 1;
    else if (clinic !== undefined && known === null && mayStand(clinic, exception, taken))
      taken.push(exception);
    else left += 1;
  }
  return { taken, there, left };
}

function mayStand(clinic: Session, exception: Exception, taken: readonly Exception[]): boolean {
  const { catalogue, availability } = clinic.store;
  const concerned = catalogue
    .addresses()
    .filter(({ id, facilityId, doctorId }) => concerns(exception, { addressId: id, facilityId, doctorId }));
  const [first] = concerned;
  if (first === undefined || concerned.some(({ id }) => availability.timetables.get(id).inForce !== null))
    return false;
  const others = [...availability.exceptions.between(exception.from, exception.to).items, ...taken];
  return checkException(exception, others, durationsOf(clinic, first)).length === 0;
}
