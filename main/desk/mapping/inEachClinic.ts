import { clinicKeyOf } from '#shared/domain/clinicKey.ts';
import type { MappingKind } from '#shared/domain/mapping/mapping.ts';
import type { Session } from '../session.ts';

/** What of a clinic the mapping works on. */
export type MappedClinic = Pick<
  Session,
  'key' | 'store' | 'sync' | 'mappingsChanged' | 'now' | 'own' | 'staff'
>;

/** A vanished object goes on as another one. */
export interface Match {
  readonly kind: MappingKind;
  readonly from: string;
  readonly to: string;
}

/**
 * Writes into the files of all clinics that are concerned, and tells each what has changed. The transactions lie within each other: what
 * one file refuses, none of them has.
 */
export function inEachClinic<Q>(
  clinics: readonly MappedClinic[],
  wanted: readonly Q[],
  idOf: (item: Q) => string,
  write: (clinic: MappedClinic, own: readonly Q[]) => void,
): void {
  const concerned = clinics
    .map((clinic) => ({ clinic, own: wanted.filter((item) => clinicKeyOf(idOf(item)) === clinic.key) }))
    .filter(({ own }) => own.length > 0);
  const within = (index: number): void => {
    const part = concerned[index];
    if (part === undefined) return;
    part.clinic.store.transaction(() => {
      write(part.clinic, part.own);
      within(index + 1);
    });
  };
  within(0);
  for (const { clinic } of concerned) clinic.mappingsChanged();
}
