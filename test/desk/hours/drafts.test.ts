import { expect, test, vi } from 'vitest';
import type { HoursView } from '#shared/contract/hours.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { answered, begun, type RunningDesk } from '../deskBench.ts';

/*
 * A draft of hours is kept at each saving, in the name of whoever saved it. Of two who saw the same hours the second writes nothing and is
 * shown what the first wrote. A draft changes nothing of what is in force, and is there after a restart.
 */
vi.setConfig({ testTimeout: 60_000 });

async function opened(running: RunningDesk): Promise<HoursView> {
  const [calendar] = await answered(running.desk.handlers['calendars.get'](null));
  const answer = await answered(running.desk.handlers['hours.get']({ addressId: calendar?.addressId ?? '' }));
  if (answer.kind !== 'hours') throw new Error('no calendar');
  return answer.hours;
}

/** Mondays from eight to twelve. */
function mondays({ services }: HoursView, end = '12:00'): Plan {
  const [service] = services;
  const period = {
    start: '08:00',
    end,
    services: [{ addressServiceId: asAddressServiceId(service?.addressServiceId ?? ''), duration: null }],
    insurance: 'both',
    providers: [],
  } as const;
  const days = [[period], [], [], [], [], [], []];
  return {
    validFrom: '2026-11-30',
    validTo: null,
    anchorMonday: '2026-11-30',
    weeks: [{ name: '', days }],
  };
}

test('a draft is kept as it was drawn, and is there after a restart; nothing is in force by it', async () => {
  const { on, running } = await begun();
  const hours = await opened(running);
  expect(hours.timetable).toEqual({ revision: 0, draft: null, inForce: null, damaged: [] });
  expect(hours.services.length).toBeGreaterThan(0);
  const { addressId } = hours;
  const plans = [mondays(hours)];
  const saved = await answered(running.desk.handlers['hours.saveDraft']({ addressId, seen: 0, plans }));
  expect(saved).toMatchObject({ kind: 'saved', hours: { timetable: { revision: 1, inForce: null } } });
  expect(running.pushed.filter(({ name }) => name === 'hours.changed')).toEqual([
    { name: 'hours.changed', event: { addressIds: [addressId] } },
  ]);
  await running.stop();
  const again = await on.started();
  expect((await opened(again)).timetable.draft?.plans).toEqual(plans);
  const list = await answered(again.desk.handlers['hours.list'](null));
  expect(list.find((row) => row.addressId === addressId)).toMatchObject({
    kept: 'marketplace',
    draft: { since: expect.any(Number) as number },
  });
  expect(list.filter(({ draft }) => draft !== null)).toHaveLength(1);
});

test('of two who saw the same, the second is shown what the first kept, and has written nothing', async () => {
  const { running } = await begun();
  const hours = await opened(running);
  const { addressId } = hours;
  const [first, second] = [mondays(hours), mondays(hours, '14:00')];
  const save = (seen: number, plans: readonly Plan[]) =>
    answered(running.desk.handlers['hours.saveDraft']({ addressId, seen, plans: [...plans] }));
  await save(0, [first]);
  expect(await save(0, [second])).toMatchObject({
    kind: 'changedMeanwhile',
    hours: { timetable: { revision: 1, draft: { plans: [first] } } },
  });
  expect((await opened(running)).timetable.draft?.plans).toEqual([first]);
  const discard = (seen: number) =>
    answered(running.desk.handlers['hours.discardDraft']({ addressId, seen }));
  expect(await discard(0)).toMatchObject({ kind: 'changedMeanwhile' });
  expect(await discard(1)).toMatchObject({
    kind: 'saved',
    hours: { timetable: { revision: 2, draft: null } },
  });
});

test('a calendar that the clinic does not have is said to be gone, and keeps nothing', async () => {
  const { running } = await begun();
  const { handlers } = running.desk;
  const addressId = 'nobody';
  expect(await answered(handlers['hours.get']({ addressId }))).toEqual({ kind: 'gone' });
  expect(await answered(handlers['hours.saveDraft']({ addressId, seen: 0, plans: [] }))).toEqual({
    kind: 'gone',
  });
});
