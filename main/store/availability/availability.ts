import { digest } from '#shared/domain/availability/digest.ts';
import {
  renamedIn,
  renamedInChange,
  renamedInPlans,
  type ServiceRename,
} from '#shared/domain/availability/serviceOnItsWay.ts';
import type { AddressId } from '#shared/domain/ids.ts';
import type { Database } from '../database.ts';
import { exceptions, type Exceptions } from './exceptions.ts';
import { publishedDays, type PublishedDays } from './publishedDays.ts';
import { TimetableRepository, type Timetables } from './timetables.ts';

/** Hours that are kept here. */
export interface Availability {
  readonly timetables: Timetables;
  readonly exceptions: Exceptions;
  readonly published: PublishedDays;
  /**
   * A service of an address has another id: in drafts, all versions, exceptions and published days, in one transaction. What is
   * damaged stays as it is. Nobody's hours are others by that: revisions stay.
   */
  renameService(addressId: AddressId, rename: ServiceRename): void;
  /** The renames of an address since the file was opened, oldest first: a window may still name a service by the id before. */
  renamesOf(addressId: AddressId): readonly ServiceRename[];
}

/** Before and after all dates that there can be. */
const [firstDate, lastDate] = ['0000-01-01', '9999-12-31'] as const;

/** The repositories of hours. */
export function availability(db: Database): Availability {
  const timetables = new TimetableRepository(db);
  const changes = exceptions(db);
  const published = publishedDays(db);
  const renames = new Map<AddressId, readonly ServiceRename[]>();
  return {
    timetables,
    exceptions: changes,
    published,
    renameService(addressId, rename) {
      db.transaction(() => {
        timetables.renamePlans(addressId, (plans) => renamedInPlans(plans, rename));
        for (const exception of changes.between(firstDate, lastDate).items) {
          if (exception.scope.kind !== 'address' || exception.scope.addressId !== addressId) continue;
          const change = renamedInChange(exception.change, rename);
          if (change !== exception.change) changes.put({ ...exception, change });
        }
        const days = published.between(addressId, firstDate, lastDate).items.flatMap((day) => {
          const periods = renamedIn(day.periods, rename);
          return periods === day.periods ? [] : [{ ...day, periods, digest: digest(periods) }];
        });
        published.put(days);
      });
      renames.set(addressId, [...(renames.get(addressId) ?? []), rename]);
    },
    renamesOf: (addressId) => renames.get(addressId) ?? [],
  };
}
