import type { Migration } from '../migrate.ts';
import { catalogue } from './0001-catalogue.ts';
import { calendar } from './0002-calendar.ts';
import { desk } from './0003-desk.ts';
import { arrivals } from './0004-arrivals.ts';
import { people } from './0005-people.ts';
import { search } from './0006-search.ts';
import { moved } from './0007-moved.ts';
import { firstSent } from './0008-first-sent.ts';
import { waitingBookings } from './0009-waiting-bookings.ts';
import { untimedTellings } from './0010-untimed-tellings.ts';
import { peopleFound } from './0011-people-found.ts';
import { whatIsOld } from './0012-what-is-old.ts';
import { patients } from './0013-patients.ts';
import { availability } from './0014-availability.ts';
import { knownObjects } from './0015-known-objects.ts';
import { subjects } from './0016-subjects.ts';
import { services } from './0017-services.ts';
import { away } from './0018-away.ts';
import { publishedState } from './0019-published-state.ts';
import { specialityServices } from './0020-speciality-services.ts';

/** Every step from an empty file to today's, in order. A released one is never changed again. */
export const migrations: readonly Migration[] = [
  catalogue,
  calendar,
  desk,
  arrivals,
  people,
  search,
  moved,
  firstSent,
  waitingBookings,
  untimedTellings,
  peopleFound,
  whatIsOld,
  patients,
  availability,
  knownObjects,
  subjects,
  services,
  away,
  publishedState,
  specialityServices,
];

/** The version that this desk writes; a file with a higher one is left alone. */
export const knownVersion: number = migrations.length;
