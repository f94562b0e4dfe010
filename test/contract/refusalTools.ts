import { asAddressServiceId, asBookingId, asInsuranceProviderId } from '#shared/domain/ids.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Result } from '#shared/result.ts';
import {
  bookingWhere,
  day,
  hour,
  monday,
  patient,
  upcoming,
  valueOf,
  withBody,
  type Contract,
} from './clinic.ts';

export type Call = (contract: Contract) => Promise<Result<unknown, RemoteError>>;
export type Refused = [kind: RemoteError['kind'], message: string | RegExp, call: Call];

export const week = { from: monday, to: monday + 7 * day };
export const nobody = asBookingId('999999999');
export const free = Date.UTC(2026, 11, 1, 8);
export const serviceId = ({ service }: Contract) => asAddressServiceId(service.id);
export const breakOf = ({ world, address }: Contract) => {
  const own = [...world.breaks.values()].find((one) => one.addressId === address.id);
  if (own === undefined) throw new Error('no break');
  return own;
};
export const bookable = async ({ client, calendar }: Contract) => {
  const { items } = valueOf(await client.getSlots(calendar, { from: monday + day, to: monday + 14 * day }));
  const [slot] = items;
  if (slot === undefined) throw new Error('nothing is free');
  return slot;
};
export const book = (
  contract: Contract,
  start: number,
  addressServiceId = serviceId(contract),
  duration = 15,
) =>
  contract.client.bookSlot(contract.calendar, { start, duration, addressServiceId, patient, comment: null });
export const moveTo = (contract: Contract, to: object = {}) => {
  const booking = bookingWhere(contract, upcoming);
  const there = {
    calendar: contract.calendar,
    start: free,
    duration: 15,
    addressServiceId: serviceId(contract),
  };
  return contract.client.moveBooking(contract.calendar, asBookingId(booking.id), { ...there, ...to });
};
export const period = (contract: Contract, to: object = {}) => ({
  start: free,
  end: free + hour,
  services: [{ addressServiceId: serviceId(contract), duration: 20 }],
  ...to,
});
export const wirePeriod = (contract: Contract, to: object = {}) =>
  withBody({
    slots: [
      {
        start: '2026-12-01T09:00:00+01:00',
        end: '2026-12-01T10:00:00+01:00',
        address_services: [{ address_service_id: contract.service.id, duration: 20 }],
        ...to,
      },
    ],
  });
export const putSlots = (contract: Contract) =>
  contract.client.replaceSlots(contract.calendar, [period(contract)]);
export const someInsurer = ({ world }: Contract) =>
  asInsuranceProviderId([...world.insuranceProviders.keys()][0] ?? '');
