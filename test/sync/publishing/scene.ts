import type { AddressId } from '#shared/domain/ids.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { atWallClock, dayWindow, localDateOf, type LocalDate } from '#shared/time/zone.ts';
import type { Client } from '../../../main/docplanner/client.ts';
import { doctorSetsPeriods } from '../../../main/practice/actions/calendars.ts';
import type { OpenStore } from '../../../main/store/open.ts';
import { bench, type Bench, type BenchDesk } from '../bench.ts';
import { serviceIdOf, someAddress, zone } from './support.ts';

/** A write of slots that left the desk. */
export interface SlotWrite {
  readonly at: number;
  readonly address: AddressId;
  readonly date: LocalDate;
  readonly kind: 'put' | 'clear';
}

export interface Scene {
  readonly on: Bench;
  readonly desk: BenchDesk;
  readonly address: AddressId;
  readonly service: string;
  readonly writes: SlotWrite[];
  /** When getSlots was asked. */
  readonly reads: number[];
  /** Another desk on the same file, whose calls are counted with those of the first. */
  readonly reopen: () => BenchDesk;
}

/** A desk on a practice clinic that is read in; its writes and reads of slots are counted. */
export async function scene(
  options: Parameters<typeof bench>[0] = {},
  spoil: (client: Client) => Client = (client) => client,
  aroundStore: (store: OpenStore) => OpenStore = (store) => store,
): Promise<Scene> {
  const on = bench({ size: 'small', ...options });
  const writes: SlotWrite[] = [];
  const reads: number[] = [];
  const around = (own: Client): Client => {
    const client = spoil(own);
    return {
      ...client,
      replaceSlots: (calendar, periods) => {
        const date = localDateOf(periods[0]?.start ?? 0, zone);
        writes.push({ at: on.clock.now(), address: calendar.addressId, date, kind: 'put' });
        return client.replaceSlots(calendar, periods);
      },
      deleteSlots: (calendar, date) => {
        writes.push({ at: on.clock.now(), address: calendar.addressId, date, kind: 'clear' });
        return client.deleteSlots(calendar, date);
      },
      getSlots: (calendar, window) => {
        reads.push(on.clock.now());
        return client.getSlots(calendar, window);
      },
    };
  };
  const desk = on.desk(undefined, { around, aroundStore });
  await desk.scheduled();
  const address = someAddress(desk);
  const service = serviceIdOf(desk, address);
  return { on, desk, address, service, writes, reads, reopen: () => on.desk(desk.file, { around, aroundStore }) };
}

/** Lets time pass until all that was asked for has left and was read back. */
export const settled = ({ clock }: Bench, { sync }: BenchDesk, most = 60 * minuteMs): Promise<void> =>
  clock.until(() => {
    const { waiting, onItsWay } = sync.publishing.progress();
    return waiting === 0 && onItsWay === 0;
  }, most);

/** The doctor says in the panel what holds on a date, without telling anybody. */
export function doctorSets(
  { on, address, service }: Pick<Scene, 'on' | 'address' | 'service'>,
  date: LocalDate,
  from: string,
  to: string,
): void {
  doctorSetsPeriods(on.clinic.world, {
    addressId: address,
    ...dayWindow(date, zone),
    periods: [
      {
        start: atWallClock(date, from, zone),
        end: atWallClock(date, to, zone),
        services: [{ addressServiceId: service, duration: 20 }],
        insuranceAccepted: 'with-and-without-insurance',
        insuranceProviders: [],
      },
    ],
  });
}
