import { asFacilityId, type FacilityId } from '#shared/domain/ids.ts';
import { marketplaceLocales, type MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Clock } from '#shared/ports.ts';
import type { EpochMs, TimeZone } from '#shared/time/zone.ts';
import type { Database } from './database.ts';
import { isOneOf, member, number, text } from './rows.ts';
import type { SavedConnection } from '#shared/domain/savedConnection.ts';

export interface ConnectionTable {
  get(): (SavedConnection & { readonly createdAt: EpochMs }) | null;
  /** Replaces everything of it; `createdAt` stays the first one's as long as the client id is the same. */
  set(connection: SavedConnection): void;
  clear(): void;
  /** One facility's zone; `null` goes back to the connection's. */
  setFacilityZone(facilityId: FacilityId, zone: TimeZone | null): void;
}

const isKind = isOneOf<SavedConnection['kind']>(['live', 'practice']);
const isLocale = isOneOf<MarketplaceLocale>(marketplaceLocales);

/** The repository of the connection. */
export function connection(db: Database, clock: Pick<Clock, 'now'>): ConnectionTable {
  function setFacilityZone(facilityId: FacilityId, zone: TimeZone | null): void {
    db.prepare('DELETE FROM facility_zones WHERE facility_id = ?').run(facilityId);
    if (zone === null) return;
    db.prepare('INSERT INTO facility_zones (facility_id, time_zone) VALUES (?, ?)').run(facilityId, zone);
  }

  return {
    get() {
      const row = db.prepare('SELECT kind, locale, client_id, time_zone, created_at FROM connection').get();
      if (row === undefined) return null;
      const zones = db.prepare('SELECT facility_id, time_zone FROM facility_zones').all();
      return {
        kind: member(row, 'kind', isKind),
        locale: member(row, 'locale', isLocale),
        clientId: text(row, 'client_id'),
        timeZone: text(row, 'time_zone'),
        facilityZones: new Map(
          zones.map((zone) => [asFacilityId(text(zone, 'facility_id')), text(zone, 'time_zone')]),
        ),
        createdAt: number(row, 'created_at'),
      };
    },
    set({ kind, locale, clientId, timeZone, facilityZones }) {
      db.transaction(() => {
        db.prepare(
          `INSERT INTO connection (id, kind, locale, client_id, time_zone, created_at) VALUES (1, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, locale = excluded.locale,
             client_id = excluded.client_id, time_zone = excluded.time_zone,
             created_at = iif(client_id = excluded.client_id, created_at, excluded.created_at)`,
        ).run(kind, locale, clientId, timeZone, clock.now());
        db.prepare('DELETE FROM facility_zones').run();
        for (const [facilityId, zone] of facilityZones) setFacilityZone(facilityId, zone);
      });
    },
    clear() {
      db.transaction(() => {
        db.prepare('DELETE FROM connection').run();
        db.prepare('DELETE FROM facility_zones').run();
      });
    },
    setFacilityZone: (facilityId, zone) => db.transaction(() => setFacilityZone(facilityId, zone)),
  };
}
