import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { Profile } from '../desk/ports.ts';

/** Where the data of a profile lie. Live and practice data never share a folder, nor do two marketplaces. */
export function fileOf(folder: string, profile: Profile): string {
  return join(folder, 'clinics', nameOf(profile), 'desk.db');
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
export const keyNameOf = (profile: Profile): string => `store-key ${nameOf(profile)}`;

/** Data that last only as long as the desk runs lie here, each start in a folder of its own. */
export const passingFolder = (folder: string): string => join(folder, 'passing');

function nameOf(profile: Profile): string {
  switch (profile.kind) {
    case 'live':
      return `live-${profile.locale}`;
    case 'practice':
      return 'practice';
    case 'practicePort':
      return `practice-${profile.port}`;
  }
}
