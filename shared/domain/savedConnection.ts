import type { TimeZone } from '../time/zone.ts';
import type { FacilityId } from './ids.ts';
import type { MarketplaceLocale } from './marketplace.ts';

/** Which clinic this file is of. The secret is never here but in the keychain. */
export interface SavedConnection {
  readonly kind: 'live' | 'practice';
  readonly locale: MarketplaceLocale;
  readonly clientId: string;
  /** The zone of the facilities that have none of their own. */
  readonly timeZone: TimeZone;
  readonly facilityZones: ReadonlyMap<FacilityId, TimeZone>;
}
