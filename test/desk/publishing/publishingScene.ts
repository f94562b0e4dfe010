import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import { coverageAtOnce } from '#shared/domain/availability/coverage.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import { hourMs } from '#shared/time/durations.ts';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import { answered, begun, type Machine, type RunningDesk } from '../deskBench.ts';

export const zone = 'Europe/Warsaw';

export async function scene() {
  const { on, running } = await begun();
  const ask = <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> =>
    answered(running.desk.handlers[name](request as never) as never);
  const calendars = (await ask('calendars.get', null)).map((one) => one.addressId);
  const coverage = await ask('publishing.coverage', { calendars: calendars.slice(0, coverageAtOnce) });
  const addressId = coverage.find(({ free }) => free.some((count) => count > 5))?.addressId ?? '';
  const today = localDateOf(on.clock.now(), zone);
  return { on, running, ask, addressId, today };
}

export type Scene = Awaited<ReturnType<typeof scene>>;

export const coverageOf = async ({ ask, addressId }: Scene) => {
  const [found] = await ask('publishing.coverage', { calendars: [addressId] });
  if (found === undefined) throw new Error('The calendar is not covered.');
  return found;
};

/** Work periods of the vendor's, as they stand. */
export const hoursThere = ({ on, addressId }: Scene) =>
  JSON.stringify(on.clinic.world.workPeriods.get(addressId));

export async function takenOver(one: Scene): Promise<ResponseOf<'publishing.takeOver'>> {
  const proposal = await one.ask('publishing.propose', { addressId: one.addressId });
  if (proposal === null) throw new Error('Nothing was proposed.');
  return one.ask('publishing.takeOver', {
    addressId: one.addressId,
    seen: proposal.revision,
    plans: proposal.plans,
  });
}

export const weekOf = (today: string, start: string, end: string, service: string): Plan => {
  const day = [
    {
      start,
      end,
      services: [{ addressServiceId: asAddressServiceId(service), duration: 20 }],
      insurance: 'both' as const,
      providers: [],
    },
  ];
  return {
    validFrom: addDays(today, -7),
    validTo: null,
    anchorMonday: mondayOf(today),
    weeks: [{ name: '', days: [day, day, day, day, day, [], []] }],
  };
};

export const settled = ({ on, running }: { on: Machine; running: RunningDesk }) =>
  on.clock.until(() => {
    const last = running.pushed.filter(({ name }) => name === 'publishing.progressChanged').at(-1);
    return (
      last?.name === 'publishing.progressChanged' &&
      last.event.every((one) => one.waiting + one.onItsWay === 0)
    );
  }, 2 * hourMs);
