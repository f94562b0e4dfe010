import type { Clock } from '#shared/ports.ts';
import { arrivals, type Arrivals } from './arrivals.ts';
import { audit, type Audit } from './audit.ts';
import { bookings, type Bookings } from './bookings.ts';
import { catalogue, type Catalogue } from './catalogue.ts';
import { connection, type ConnectionTable } from './connection.ts';
import type { Database } from './database.ts';
import { freshness, type Freshness } from './freshness.ts';
import { inbox, type Inbox } from './inbox.ts';
import { insurance, type InsuranceProviders } from './insurance.ts';
import { intents, type Intents } from './intents.ts';
import { mappings, type Mappings } from './mappings.ts';
import { schedule, type Schedule } from './schedule.ts';
import { settings, type Settings } from './settings.ts';
import { staff, type Staff } from './staff.ts';
import { unreadable, type UnreadableItems } from './unreadable.ts';

/** One repository for each aggregate. They throw `StoreError` where a statement fails. */
export interface Repositories {
  readonly connection: ConnectionTable;
  readonly catalogue: Catalogue;
  readonly mappings: Mappings;
  readonly insurance: InsuranceProviders;
  readonly bookings: Bookings;
  readonly schedule: Schedule;
  readonly freshness: Freshness;
  readonly inbox: Inbox;
  readonly unreadable: UnreadableItems;
  readonly intents: Intents;
  readonly arrivals: Arrivals;
  readonly audit: Audit;
  readonly settings: Settings;
  readonly staff: Staff;
}

/** All repositories on one connection. */
export function repositories(db: Database, clock: Pick<Clock, 'now'>): Repositories {
  const ownNames = mappings(db);
  const trail = audit(db);
  return {
    connection: connection(db, clock),
    catalogue: catalogue(db, ownNames),
    mappings: ownNames,
    insurance: insurance(db),
    bookings: bookings(db),
    schedule: schedule(db),
    freshness: freshness(db),
    inbox: inbox(db),
    unreadable: unreadable(db),
    intents: intents(db, trail),
    arrivals: arrivals(db, trail),
    audit: trail,
    settings: settings(db),
    staff: staff(db),
  };
}
