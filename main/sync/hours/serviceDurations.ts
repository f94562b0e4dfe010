import { durationsOf } from '#shared/domain/availability/durationsOf.ts';
import type { Published } from '#shared/domain/availability/publishedDay.ts';
import type { AddressId, AddressServiceId } from '#shared/domain/ids.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import type { Action } from '#shared/domain/intentOf.ts';
import type { Store } from '../ports.ts';

/** Of the store, what says how long services take. */
export type DurationStore = Pick<Store<Action>, 'availability' | 'catalogue' | 'ownDurations'>;

/** How long services take in hours that are wanted, on all screens and for what is published. Minutes; `null`: nobody knows. */
export const wantedDurations = (
  { availability, catalogue, ownDurations }: DurationStore,
  addressId: AddressId,
  { first, last }: { readonly first: LocalDate; readonly last: LocalDate },
): ((id: AddressServiceId) => number | null) =>
  durationsOf(
    () => availability.published.between(addressId, first, last).items,
    catalogue.addressServices(addressId),
    ownDurations.of(addressId),
  );

/** The same after days of the calendar that are read already. */
export const durationsAfter = (
  { catalogue, ownDurations }: Omit<DurationStore, 'availability'>,
  addressId: AddressId,
  published: readonly Published[],
): ((id: AddressServiceId) => number | null) =>
  durationsOf(() => published, catalogue.addressServices(addressId), ownDurations.of(addressId));

/** How long services take in slots that the vendor tells and that were not published here. Minutes; `null`: nobody knows. */
export const toldDurations = (
  { catalogue, ownDurations }: Omit<DurationStore, 'availability'>,
  addressId: AddressId,
): ((id: AddressServiceId) => number | null) =>
  durationsOf(() => [], catalogue.addressServices(addressId), ownDurations.of(addressId));
