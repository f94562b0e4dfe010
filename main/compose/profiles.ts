import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { clinicName } from '../desk/clinicName.ts';
import type { Profile, SeatKind } from '../desk/ports.ts';

/** Where the data of a profile lie. Live and practice data never share a folder, nor do two marketplaces. */
export function fileOf(folder: string, profile: Profile): string {
  return join(folder, 'clinics', clinicName(profile), 'desk.db');
}

/**
 * Under which name the keychain shows our secrets. A desk that was started with a folder of its own has its own ones too.
 * @param folder as given on the command line, if it was
 */
export function keychainService(folder: string | undefined): string {
  if (folder === undefined) return 'Frontdesk';
  return `Frontdesk ${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 8)}`;
}

/** What a profile's key is called in the keychain. */
export const keyNameOf = (profile: Profile): string => `store-key ${clinicName(profile)}`;

/** Where what a seat knows lies: beside the clinics, and for practice apart from live ones. */
export function seatFileOf(folder: string, kind: KeptSeat): string {
  return join(folder, 'seats', seatName(kind), 'seat.db');
}

/** What a seat's key is called in the keychain. */
export const seatKeyNameOf = (kind: KeptSeat): string => `store-key seat-${seatName(kind)}`;

/** A seat whose file outlasts the desk. */
export type KeptSeat = Exclude<SeatKind, 'practice'>;
const seatName = (kind: KeptSeat): string => (kind === 'live' ? 'live' : 'practice');

/** Data that last only as long as the desk runs lie here, each start in a folder of its own. */
export const passingFolder = (folder: string): string => join(folder, 'passing');
