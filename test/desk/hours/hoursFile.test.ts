import { expect, test, vi } from 'vitest';
import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import type { HoursView } from '#shared/contract/hours.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Plan } from '#shared/domain/availability/plan.ts';
import { mondayOf } from '#shared/domain/availability/weekday.ts';
import { asAddressId, asAddressServiceId } from '#shared/domain/ids.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';
import { addDays } from '#shared/time/zone.ts';
import { answered, begun } from '../deskBench.ts';

/*
 * All hours leave as one file and come back as drafts: all of them or none, on the ground that was shown, and the vendor hears nothing of it.
 * A day off has no draft: it is kept where nothing can leave by it, and left to a person where its calendar is kept here. What is wrong in a
 * file is told by row and column, and nothing of it is taken.
 */
vi.setConfig({ testTimeout: 120_000 });

async function scene() {
  const { on, running } = await begun();
  const ask = <N extends RequestName>(name: N, request: RequestOf<N>): Promise<ResponseOf<N>> =>
    answered(running.desk.handlers[name](request as never) as never);
  const ids = (await ask('calendars.get', null)).map((one) => one.addressId);
  const hoursOf = async (addressId: string): Promise<HoursView> => {
    const opened = await ask('hours.get', { addressId });
    if (opened.kind === 'gone') throw new Error('the calendar is gone');
    return opened.hours;
  };
  const [here = '', other = ''] = ids;
  const proposal = await ask('publishing.propose', { addressId: here });
  await ask('publishing.takeOver', {
    addressId: here,
    seen: proposal?.revision ?? 0,
    plans: proposal?.plans ?? [],
  });
  await on.clock.advance(10 * minuteMs);
  const saved = async (): Promise<string> => {
    expect(await ask('hoursFile.export', null)).toBe('done');
    return running.left.at(-1)?.content ?? '';
  };
  const writes = (): number => on.clinic.counts.byOperation.get('replaceSlots') ?? 0;
  const preview = async (text: string) => {
    const shown = await ask('hoursFile.preview', { text });
    if (shown.kind !== 'changes') throw new Error(`it is ${shown.kind}`);
    return shown;
  };
  return { on, running, ask, hoursOf, here, other, saved, writes, preview };
}

function mornings({ services, today }: HoursView): Plan {
  const offered = { addressServiceId: asAddressServiceId(services[0]?.addressServiceId ?? ''), duration: 20 };
  const period = {
    start: '08:00',
    end: '12:00',
    services: [offered],
    insurance: 'both',
    providers: [],
  } as const;
  const week = { name: '', days: [[period], [period], [], [], [], [], []] };
  return { validFrom: today, validTo: null, anchorMonday: mondayOf(today), weeks: [week] };
}

const dayOff = (id: string, addressId: string, from: string): Exception => ({
  ...{ id, scope: { kind: 'address', addressId: asAddressId(addressId) }, from, to: from },
  ...{ reason: 'vacation', change: { kind: 'closed', times: null }, note: '' },
});

test('what left as a file comes back as drafts on the ground that was shown, and nothing of it reaches the marketplace', async () => {
  const { on, ask, hoursOf, here, other, saved, writes, preview, running } = await scene();
  const drafted = [mornings(await hoursOf(other))];
  await ask('hours.saveDraft', { addressId: other, seen: 0, plans: drafted });
  const before = await hoursOf(here);
  const soon = addDays(before.today, 9);
  await ask('hours.putException', { addressId: other, exception: dayOff('off', other, soon), seen: null });
  const text = await saved();
  expect(running.left.at(-1)?.name).toBe('Frontdesk hours.json');
  const asIs = await preview(text);
  expect(asIs.calendars.map(({ is }) => is)).toEqual(['same', 'same']);
  expect(asIs.daysOff).toMatchObject({ taken: 0, left: 0 });

  // A week of the one is lost, and somebody drafts the other anew.
  await ask('hours.discardDraft', { addressId: other, seen: 1 });
  await ask('hours.removeException', { addressId: other, seen: dayOff('off', other, soon) });
  await ask('hours.saveDraft', { addressId: here, seen: before.timetable.revision, plans: [] });
  const shown = await preview(text);
  expect(shown.calendars).toMatchObject([
    { addressId: here, is: 'changed', over: { staff: '' }, gone: 0 },
    { addressId: other, is: 'new', from: null, to: 480, over: null },
  ]);
  expect(shown.daysOff).toMatchObject({ taken: 1 });
  const left = writes();
  // Whoever saw other hours than there are is shown them first.
  await ask('hours.saveDraft', { addressId: other, seen: 2, plans: [] });
  const moved = await ask('hoursFile.apply', { text, ground: shown.ground });
  if (moved.kind !== 'moved' || moved.preview.kind !== 'changes') throw new Error('it was applied');
  expect((await hoursOf(other)).timetable.draft?.plans).toEqual([]);
  const { ground } = moved.preview;
  expect(await ask('hoursFile.apply', { text, ground })).toEqual({ kind: 'applied', drafts: 2, daysOff: 1 });
  // The second press of a double one finds another ground.
  expect(await ask('hoursFile.apply', { text, ground })).toMatchObject({ kind: 'moved' });

  expect((await hoursOf(other)).timetable).toMatchObject({ draft: { plans: drafted }, inForce: null });
  expect((await hoursOf(other)).exceptions.map(({ id }) => id)).toContain('off');
  const { timetable } = await hoursOf(here);
  expect(timetable.draft?.plans).toEqual(before.timetable.inForce?.plans);
  expect(timetable.inForce).toEqual(before.timetable.inForce);
  await on.clock.advance(2 * hourMs);
  expect(writes()).toBe(left);
});

test('a day off of a calendar that is kept here is left to a person, and calendars of nobody’s are left out', async () => {
  const { ask, hoursOf, here, saved, preview } = await scene();
  const { today } = await hoursOf(here);
  const off = dayOff('off', here, addDays(today, 9));
  await ask('hours.putException', { addressId: here, exception: off, seen: null });
  const text = await saved();
  await ask('hours.removeException', { addressId: here, seen: off });
  const shown = await preview(text);
  expect(shown.daysOff.taken).toBe(0);
  expect(shown.daysOff.left).toBeGreaterThanOrEqual(1);
  const elsewhere = text.replace(`{"addressId":"${here}","plans"`, '{"addressId":"nobody","plans"');
  expect(elsewhere).not.toBe(text);
  const others = await preview(elsewhere);
  expect(others.calendars).toMatchObject([{ addressId: 'nobody', is: 'unknown', doctor: '' }]);
  const nothing = { kind: 'applied', drafts: 0, daysOff: 0 };
  expect(await ask('hoursFile.apply', { text: elsewhere, ground: others.ground })).toEqual(nothing);
  expect((await hoursOf(here)).exceptions.map(({ id }) => id)).not.toContain('off');
});

test('a file with a fault is taken in no part, whatever its ground; a full disk is told', async () => {
  const { ask, hoursOf, here, other, saved, running } = await scene();
  await ask('hours.saveDraft', { addressId: other, seen: 0, plans: [mornings(await hoursOf(other))] });
  const text = await saved();
  const wrong = text.replace('"start":"08:00"', '"start":"8"');
  expect(wrong).not.toBe(text);
  expect(await ask('hoursFile.preview', { text: wrong })).toMatchObject({
    kind: 'faults',
    faults: [{ list: 'plans', column: expect.stringContaining('start') as string }],
  });
  const { timetable } = await hoursOf(here);
  expect(await ask('hoursFile.apply', { text: wrong, ground: '' })).toMatchObject({ kind: 'moved' });
  expect((await hoursOf(here)).timetable).toEqual(timetable);
  expect(await ask('hoursFile.preview', { text: 'day,off' })).toEqual({
    kind: 'unreadable',
    why: 'otherFormat',
  });
  running.leaving.outcome = 'diskFull';
  expect(await running.desk.handlers['hoursFile.export'](null)).toMatchObject({
    ok: false,
    error: { kind: 'fileDiskFull' },
  });
});
