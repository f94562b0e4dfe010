import { expect } from 'vitest';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { hour, openContract, valueOf, type Contract } from './clinic.ts';

export const second = 1_000;

/** A Tuesday a week ahead, from nine in Warsaw. */
export const free = Date.UTC(2026, 11, 1, 8);

export const tuesday = { from: Date.UTC(2026, 10, 30, 23), to: Date.UTC(2026, 11, 1, 23) };

export const offering = (contract: Contract, minutes = 20) => [
  { addressServiceId: asAddressServiceId(contract.service.id), duration: minutes },
];

/** Publishes an hour and more of the Tuesday, in steps of twenty minutes. */
export const publish = (contract: Contract, ...hours: readonly number[]) =>
  contract.client.replaceSlots(
    contract.calendar,
    hours.map((at) => ({
      start: free + at * hour,
      end: free + (at + 1) * hour,
      services: offering(contract),
    })),
  );

export const starts = async ({ client, calendar }: Contract): Promise<number[]> =>
  valueOf(await client.getSlots(calendar, tuesday)).items.map(({ start }) => (start - free) / hour);

/** A clinic whose first calendar is free of visits and breaks on that Tuesday. */
export async function openFree(options: Parameters<typeof openContract>[0] = {}): Promise<Contract> {
  const contract = await openContract(options);
  const { world, address } = contract;
  for (const { id, start } of [...world.bookings.values()])
    if (start >= tuesday.from && start < tuesday.to) world.bookings.delete(id);
  for (const { id, since } of [...world.breaks.values()])
    if (since >= tuesday.from && since < tuesday.to) world.breaks.delete(id);
  address.calendar = 'enabled';
  return contract;
}

export const near = (hours: readonly number[]) => hours.map((at) => expect.closeTo(at, 5) as unknown);
