import { encoded, type Answer, type Desk } from './desk.ts';
import { monday } from './world.ts';

/** The calendar that the tests of publishing work on. */
export const address = '/facilities/1/doctors/11/addresses/111';

/** A work period of the Monday by its wall clock, of one service of twenty minutes unless more is said. */
export const period = (from: string, to: string, more: object = {}): object => ({
  start: `${monday}T${from}:00+02:00`,
  end: `${monday}T${to}:00+02:00`,
  address_services: [{ address_service_id: '500', duration: 20 }],
  ...more,
});

/** The same on the day after. */
export const tuesday = (from: string, to: string): object => ({
  ...period(from, to),
  start: `2026-09-08T${from}:00+02:00`,
  end: `2026-09-08T${to}:00+02:00`,
});

export const put = (desk: Desk, ...slots: object[]): Promise<Answer> =>
  desk.call('PUT', `${address}/slots`, { slots });

/** The slots of a day as they are answered. */
export async function slotsOf(desk: Desk, date = monday): Promise<Answer> {
  const range = `start=${encoded(`${date}T00:00:00+02:00`)}&end=${encoded(`${date}T23:59:59+02:00`)}`;
  return desk.call('GET', `${address}/slots?${range}&with=slot.services`);
}

/** Their starts, `HH:MM`. */
export async function startsOf(desk: Desk, date?: string): Promise<string[]> {
  return (await slotsOf(desk, date)).items.map((item) => String(item['start']).slice(11, 16));
}
