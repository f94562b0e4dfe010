import type { AwayVisit } from '#shared/contract/away.ts';
import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import { hourMs } from '#shared/time/durations.ts';
import { addDays, dayWindow, localDateOf } from '#shared/time/zone.ts';
import { answered, begun, type Machine, type RunningDesk } from '../deskBench.ts';

export const zone = 'Europe/Warsaw';

export async function scene() {
  const { on, running } = await begun();
  const { addresses } = on.clinic.world;
  const all = [...addresses.values()];
  const both = all.filter(
    ({ doctorId, foreign }) =>
      foreign !== true && all.filter((one) => one.doctorId === doctorId && one.foreign !== true).length === 2,
  );
  const today = localDateOf(on.clock.now(), zone);
  const ids = both.map(({ id }): string => id).sort();
  return { ...at(on, running), ids, today, date: busyDay(on, ids, today) };
}
export type Scene = Awaited<ReturnType<typeof scene>>;

export function at(on: Machine, running: RunningDesk) {
  const ask = <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> =>
    answered(running.desk.handlers[name](request as never) as never);
  return { on, running, ask };
}

export const bookedOn = ({ clinic }: Machine, ids: readonly string[], date: string) => {
  const { from, to } = dayWindow(date, zone);
  return [...clinic.world.bookings.values()].filter(
    ({ addressId, start, status }) =>
      status === 'booked' && ids.includes(addressId) && from <= start && start < to,
  );
};

/** The first day after today on which these calendars have three visits at least. */
export function busyDay(on: Machine, ids: readonly string[], today: string): string {
  for (let date = addDays(today, 1); date < addDays(today, 30); date = addDays(date, 1))
    if (bookedOn(on, ids, date).length >= 3) return date;
  throw new Error('nobody comes');
}

export const breaksOf = ({ on, ids }: Pick<Scene, 'on' | 'ids'>) =>
  [...on.clinic.world.breaks.values()]
    .filter(({ description, addressId }) => description === 'Away' && ids.includes(addressId))
    .map(({ addressId, since, till }) => ({ addressId, since, till }))
    .sort((one, two) => (one.addressId < two.addressId ? -1 : 1));

export const wanted = (one: Pick<Scene, 'ids' | 'date'>, change: Partial<RequestOf<'away.close'>> = {}) => ({
  ...{ id: 'a1', addressId: one.ids[0] ?? '', calendars: 'ofDoctor' as const },
  ...{ from: one.date, to: one.date, fromTime: null, toTime: null, description: 'Away' },
  ...change,
});
export const closed = async ({ ask }: Pick<Scene, 'ask'>, request: RequestOf<'away.close'>) => {
  const answer = await ask('away.close', request);
  if (answer.kind !== 'decided') throw new Error('it is gone');
  return answer;
};
export const visitsOf = async ({ ask }: Pick<Scene, 'ask'>, id = 'a1') =>
  (await ask('away.get', { id }))?.visits ?? [];
export const open = (visits: readonly AwayVisit[]) => visits.filter(({ is }) => is === 'open').length;

/** Its hours are kept here as the marketplace has them. */
export async function keptHere({ ask }: Scene, addressId: string): Promise<void> {
  const proposal = await ask('publishing.propose', { addressId });
  if (proposal === null) throw new Error('nothing was proposed');
  await ask('publishing.takeOver', { addressId, seen: proposal.revision, plans: proposal.plans });
}
export const periodsThere = ({ on }: Scene, addressId: string, date: string) => {
  const { from, to } = dayWindow(date, zone);
  return (on.clinic.world.workPeriods.get(addressId) ?? []).filter(
    ({ start }) => from <= start && start < to,
  );
};
/** The first day after today on which a calendar has hours. */
export function workday(one: Scene, addressId: string): string {
  for (let date = addDays(one.today, 2); date < addDays(one.today, 20); date = addDays(date, 1))
    if (periodsThere(one, addressId, date).length > 0) return date;
  throw new Error('nobody works');
}
export const settled = ({ on, running }: Scene) =>
  on.clock.until(() => {
    const last = running.pushed.findLast(({ name }) => name === 'publishing.progressChanged');
    return (
      last?.name === 'publishing.progressChanged' &&
      last.event.every((one) => one.waiting + one.onItsWay === 0)
    );
  }, 2 * hourMs);
