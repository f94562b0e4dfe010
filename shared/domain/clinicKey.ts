declare const brand: unique symbol;

/**
 * Which of a desk's clinics something is of. The first one's is empty, so that its ids are the vendor's own; those of each further
 * one begin with its key, from where they are read to where they are sent (adr/0024).
 */
export type ClinicKey = string & { readonly [brand]: 'Clinic' };

export const firstClinic = '' as ClinicKey;

/** A key as the desk's file and the names of files have it. */
export const isClinicKey = (raw: unknown): raw is ClinicKey =>
  typeof raw === 'string' && (raw === firstClinic || /^c[1-9]\d{0,4}$/.test(raw));

const prefix = /^(c[1-9]\d{0,4})~/;

const asClinicKey = (raw: string): ClinicKey => raw as ClinicKey;

/** Of which clinic an id is; one without a key is the first clinic's. */
export const clinicKeyOf = (id: string): ClinicKey => asClinicKey(prefix.exec(id)?.[1] ?? '');

/** An id of a clinic, as the desk has it. @param id as the clinic itself has it */
export const withKey = <Id extends string>(key: ClinicKey, id: Id): Id =>
  key === firstClinic ? id : (`${key}~${id}` as Id);

/** The same as the clinic itself has it. Throws where it is another clinic's, for there it would mean something else. */
export function withoutKey<Id extends string>(key: ClinicKey, id: Id): Id {
  if (key === firstClinic) return id;
  if (clinicKeyOf(id) !== key) throw new Error('an id of another clinic');
  return id.slice(key.length + 1) as Id;
}

/** The key of the n-th clinic of a desk. @param n from 2 */
export const keyOfFurther = (n: number): ClinicKey => asClinicKey(`c${n}`);

/** Where a clinic stands among those of its desk, from 1. */
export const placeOf = (key: ClinicKey): number => (key === firstClinic ? 1 : Number(key.slice(1)));
