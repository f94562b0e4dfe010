import type { World, WorkPeriod } from '../world.ts';

/** Whether work periods to come offer a service. @param now epoch ms */
export const isServiceInUse = (world: World, addressId: string, serviceId: string, now: number): boolean =>
  comingPeriods(world, addressId, now).some(({ services }) =>
    services.some(({ addressServiceId }) => addressServiceId === serviceId),
  );

/** Whether work periods to come name an insurer. @param now epoch ms */
export const isInsurerInUse = (world: World, addressId: string, insurerId: string, now: number): boolean =>
  comingPeriods(world, addressId, now).some(({ insuranceProviders }) =>
    insuranceProviders.some((number) => String(number) === insurerId),
  );

/** The work periods of an address that are not over. @param now epoch ms */
export const comingPeriods = (world: World, addressId: string, now: number): WorkPeriod[] =>
  (world.workPeriods.get(addressId) ?? []).filter(({ end }) => end > now);
