import { deskZone } from '#shared/domain/facilityZones.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Credentials, Endpoint, Profile } from '../ports.ts';
import type { SavedConnection } from '#shared/domain/savedConnection.ts';
import type { Seat } from '../seat.ts';
import type { ConnectionAtWork } from '../session.ts';
import type { DeskStore } from '../deskStore.ts';

/** All that work on a clinic begins with, but its file. */
export interface ClinicPlan {
  readonly saved: SavedConnection;
  readonly profile: Profile;
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  /** Where it is worked from. */
  readonly seat: Seat;
  readonly secretKept: 'keychain' | 'session';
}

/** Both work on the same file. A practice clinic inside the desk has a new one each time. */
export function isSame(a: Profile, b: Profile): boolean {
  switch (a.kind) {
    case 'live':
      return b.kind === 'live' && a.locale === b.locale && a.clinic === b.clinic;
    case 'practicePort':
      return b.kind === 'practicePort' && a.port === b.port && a.clinic === b.clinic;
    case 'practice':
      return false;
  }
}

/** Under which name the keychain has the secret of a client id. */
export function secretName(profile: Profile, clientId: string): string {
  switch (profile.kind) {
    case 'live':
      return `api-secret ${profile.locale} ${clientId}`;
    case 'practicePort':
      return `api-secret practice-${profile.port} ${clientId}`;
    case 'practice':
      return `api-secret practice ${clientId}`;
  }
}

/** The zones that were set for facilities of this file: they outlive new credentials, as long as the country is the same. */
export function zonesKept(
  store: Pick<DeskStore, 'connection'>,
  locale: MarketplaceLocale,
): SavedConnection['facilityZones'] {
  const before = store.connection.get();
  return before?.locale === locale ? before.facilityZones : new Map();
}

/** The connection as the window knows it. */
export function viewOf(
  { saved, profile, endpoint, secretKept }: ClinicPlan,
  { catalogue }: Pick<DeskStore, 'catalogue'>,
): ConnectionAtWork {
  const { locale, clientId, facilityZones: own } = saved;
  const facilityIds = catalogue.facilities().map(({ id }) => id);
  const clock = {
    timeZone: deskZone(saved.timeZone, own, facilityIds),
    ...(own.size > 0 && { facilityZones: Object.fromEntries(own) }),
  };
  return endpoint.kind === 'live'
    ? { kind: 'live', locale, clientId, ...clock, secretKept }
    : {
        kind: 'practice',
        locale,
        port: endpoint.port,
        ...clock,
        clientId: profile.kind === 'practice' ? null : clientId,
      };
}
