import { digest, type PeriodsDigest } from '#shared/domain/availability/digest.ts';
import { durationsOf } from '#shared/domain/availability/durationsOf.ts';
import { payloadOf } from '#shared/domain/availability/payload.ts';
import { stageOf, type Published } from '#shared/domain/availability/publishedDay.ts';
import type { TimedPeriod } from '#shared/domain/availability/timedPeriod.ts';
import type { AddressId, AddressServiceId } from '#shared/domain/ids.ts';
import { addDays, dayWindow, startOfDay, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { toldOn, type SeenContext } from './dateSeen.ts';
import { toldDurations, type DurationStore } from './serviceDurations.ts';

/** What leaves for a date, with the digest by which the vendor's silence is kept; `clear`: its slots are deleted. */
export type Leaving =
  | { readonly kind: 'put'; readonly periods: readonly TimedPeriod[]; readonly digest: PeriodsDigest }
  | { readonly kind: 'clear' };

type PayloadContext = SeenContext & { readonly store: DurationStore };

/** What would leave now for a date that is wanted, by what the copy has of it. */
export function payloadFor(
  context: PayloadContext,
  { addressId, date, periods }: PayloadDay,
  now: EpochMs,
): Leaving {
  const { store, zone } = context;
  const standing = store.availability.published
    .between(addressId, date, date)
    .items.find(({ state }) => stageOf[state] === 'standing');
  const payload = payloadOf(
    periods,
    [...(standing?.periods ?? []), ...visitsOn(context, addressId, date)],
    toldOn(context, addressId, date, now),
    now,
    standingDurations(context, addressId, standing),
    dayWindow(date, zone),
    midnightsOf(context, addressId, date),
  );
  return payload.kind === 'put' ? { ...payload, digest: digest(payload.periods) } : payload;
}

/** The midnights by the facility's clock near a date of the marketplace's. */
function midnightsOf({ store, zoneOf }: PayloadContext, addressId: AddressId, date: LocalDate): EpochMs[] {
  const address = store.catalogue.address(addressId);
  if (address === null) return [];
  const zone = zoneOf(address.facilityId);
  return [date, addDays(date, 1)].map((day) => startOfDay(day, zone));
}

/** Where somebody has a visit there are hours, and nothing is told of them: without it they would be offered again. */
function visitsOn(
  { store, zone }: PayloadContext,
  addressId: AddressId,
  date: LocalDate,
): readonly TimedPeriod[] {
  return store.bookings
    .inWindow([addressId], dayWindow(date, zone))
    .filter(({ status }) => status === 'booked')
    .map(({ start, end }) => ({ start, end, services: [], insurance: 'both', providers: [] }));
}

/** What stands was made with the durations of then, whatever the clinic says now. */
function standingDurations(
  { store }: PayloadContext,
  addressId: AddressId,
  standing: Published | undefined,
): (id: AddressServiceId) => number | null {
  const then = durationsOf(() => (standing === undefined ? [] : [standing]), [], new Map());
  const now = toldDurations(store, addressId);
  return (id) => then(id) ?? now(id);
}

interface PayloadDay extends Pick<Published, 'periods'> {
  readonly addressId: AddressId;
  readonly date: LocalDate;
}
