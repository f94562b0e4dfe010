import { type ClinicKey, withKey } from '#shared/domain/clinicKey.ts';
import type { ZoneOf } from '../../sync/ports.ts';
import type { Credentials, DeskParts, DeskRemote, Endpoint, LineUse } from '../ports.ts';
import { keyedRemote } from './keyedRemote.ts';

/** Makes the client of one of the desk's clinics. @param zoneOf of a facility by the id that the desk has for it */
export function connectClinic(
  { connect }: Pick<DeskParts, 'connect'>,
  key: ClinicKey,
  { endpoint, credentials }: { readonly endpoint: Endpoint; readonly credentials: Credentials },
  zoneOf: ZoneOf,
  use: LineUse,
): DeskRemote {
  return keyedRemote(
    connect(endpoint, credentials, (id) => zoneOf(withKey(key, id)), use),
    key,
  );
}
