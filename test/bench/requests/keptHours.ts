import type { Period } from '#shared/domain/availability/period.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { horizon } from '#shared/domain/availability/horizon.ts';
import { wantedDays } from '#shared/domain/availability/wantedDays.ts';
import type { AddressId, AddressServiceId } from '#shared/domain/ids.ts';
import { addDays, localDateOf, type EpochMs } from '#shared/time/zone.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import type { OpenStore } from '../../../main/store/open.ts';

const zone = 'Europe/Warsaw';

/** A calendar whose hours are kept here and stand, and wait to be others. */
export interface KeptCalendar {
  readonly addressId: AddressId;
  readonly services: readonly AddressServiceId[];
  /** Of its timetable. */
  readonly seen: number;
}

/** Hours of these calendars are in force and stand at the vendor's; of each a draft waits that is half an hour longer every day. */
export function keepHours(
  store: OpenStore,
  calendars: readonly AddressId[],
  now: EpochMs,
): readonly KeptCalendar[] {
  const range = horizon(now, zone);
  const { timetables, published } = store.availability;
  return calendars.map((addressId) =>
    store.transaction(() => {
      const services = store.catalogue.addressServices(addressId).map(({ id }) => id);
      const saved = timetables.saveDraft(addressId, 0, {
        plans: plansOf(services, now, '16:00'),
        staff: '',
        at: now,
      });
      const inForce = timetables.publish(addressId, saved.timetable.revision, {
        at: now,
        staff: '',
      }).timetable;
      const days = wantedDays(
        {
          plans: inForce.inForce?.plans ?? [],
          exceptions: [],
          facilityZone: zone,
          marketplaceZone: zone,
          durationOf: () => 20,
        },
        range,
      );
      published.put(
        days.flatMap((day) =>
          day.kind === 'waits'
            ? []
            : [
                {
                  address: addressId,
                  date: day.date,
                  periods: day.periods,
                  digest: day.digest,
                  sentAt: now,
                  state: 'stands' as const,
                  readBackAt: now,
                },
              ],
        ),
      );
      const draft = { plans: plansOf(services, now, '16:30'), staff: '', at: now };
      const { timetable } = timetables.saveDraft(addressId, inForce.revision, draft);
      return { addressId, services, seen: timetable.revision };
    }),
  );
}

/** Two periods each workday, with these services. */
export function plansOf(services: readonly AddressServiceId[], now: EpochMs, end: string): Plan[] {
  const period = (from: string, to: string): Period => ({
    start: from,
    end: to,
    services: services.map((addressServiceId) => ({ addressServiceId, duration: 20 })),
    insurance: 'both',
    providers: [],
  });
  const day = [period('08:00', '12:00'), period('12:30', end)];
  const today = localDateOf(now, zone);
  return [
    {
      validFrom: addDays(today, -30),
      validTo: null,
      anchorMonday: mondayOf(today),
      weeks: [{ name: '', days: [day, day, day, day, day, [], []] }],
    },
  ];
}
