import type { IntentAction } from '#shared/domain/intent.ts';
import type { Action } from '#shared/domain/intentOf.ts';
import { decisionKinds } from '#shared/domain/kinds/decisionKinds.ts';
import type { Clock } from '#shared/ports.ts';
import { ArrivalRepository, type Arrivals } from './arrivals.ts';
import { AuditRepository, type Audit } from './audit.ts';
import { away, type AwayRecords } from './away.ts';
import { availability, type Availability } from './availability/availability.ts';
import { BookingRepository, type Bookings } from './bookings.ts';
import { CatalogueRepository, type Catalogue } from './catalogue.ts';
import { connection, type ConnectionTable } from './connection.ts';
import type { Database } from './database.ts';
import { freshness, type Freshness } from './freshness.ts';
import { freePages, type FreePages } from './freePages.ts';
import { housekeeping, type Housekeeping } from './housekeeping.ts';
import { inbox, type Inbox } from './inbox.ts';
import { insurance, type InsuranceProviders } from './insurance.ts';
import type { StoredKinds } from './intentRow.ts';
import { IntentRepository, type Intents } from './intents.ts';
import { knownObjects, type KnownObjects } from './knownObjects.ts';
import { mappings, type Mappings } from './mappings.ts';
import { ownDurations, type OwnDurations } from './ownDurations.ts';
import { patients, type Patients } from './patients.ts';
import { schedule, type Schedule } from './schedule.ts';
import { searchNames, type SearchNames } from './searchNames.ts';
import { settings, type Settings } from './settings.ts';
import { staff, type Staff } from './staff.ts';
import { unreadable, type UnreadableItems } from './unreadable.ts';

/** One repository for each aggregate. They throw `StoreError` where a statement fails. */
export interface Repositories<A extends Action = IntentAction> {
  readonly connection: ConnectionTable;
  readonly catalogue: Catalogue;
  readonly mappings: Mappings;
  readonly knownObjects: KnownObjects;
  readonly insurance: InsuranceProviders;
  readonly ownDurations: OwnDurations;
  readonly bookings: Bookings;
  readonly patients: Patients;
  readonly searchNames: SearchNames;
  readonly schedule: Schedule;
  readonly availability: Availability;
  readonly away: AwayRecords;
  readonly freshness: Freshness;
  readonly inbox: Inbox;
  readonly unreadable: UnreadableItems;
  readonly intents: Intents<A>;
  readonly arrivals: Arrivals;
  readonly audit: Audit;
  readonly settings: Settings;
  readonly staff: Staff;
  readonly housekeeping: Housekeeping & FreePages;
}

/** All repositories on one connection. */
export const repositories = (db: Database, clock: Pick<Clock, 'now'>): Repositories =>
  repositoriesOf<IntentAction>(db, clock, decisionKinds);

/** The same of a file that holds decisions of other kinds. */
export function repositoriesOf<A extends Action>(
  db: Database,
  clock: Pick<Clock, 'now'>,
  kinds: StoredKinds<A>,
): Repositories<A> {
  const ownNames = mappings(db);
  const known = knownObjects(db);
  const trail = new AuditRepository(db);
  const names = searchNames(db);
  return {
    connection: connection(db, clock),
    catalogue: new CatalogueRepository(db, ownNames, known),
    mappings: ownNames,
    knownObjects: known,
    insurance: insurance(db),
    ownDurations: ownDurations(db),
    bookings: new BookingRepository(db, names),
    patients: patients(db, names),
    searchNames: names,
    schedule: schedule(db),
    availability: availability(db),
    away: away(db),
    freshness: freshness(db),
    inbox: inbox(db),
    unreadable: unreadable(db),
    intents: new IntentRepository(db, trail, kinds),
    arrivals: new ArrivalRepository(db, trail),
    audit: trail,
    settings: settings(db),
    staff: staff(db),
    housekeeping: { ...housekeeping(db), ...freePages(db) },
  };
}
