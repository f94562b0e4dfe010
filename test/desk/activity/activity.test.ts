import { expect, test, vi } from 'vitest';
import { requests } from '#shared/contract/contract.ts';
import type { ActivityEntry, ActivityRequest } from '#shared/contract/activity.ts';
import { begun, type RunningDesk } from '../deskBench.ts';
import { decideOn, stepOn } from '../screen.ts';

/*
 * What was done here stands in the activity with who did it and what came of it, whatever ids the visit has had since; each
 * thing once, the latest first, page by page without gap or double; filtered by person and by patient.
 */
vi.setConfig({ testTimeout: 60_000 });
async function read({ desk }: RunningDesk, change: Partial<ActivityRequest> = {}) {
  const answer = await desk.handlers['activity.get']({ before: null, staff: null, patient: '', ...change });
  if (!answer.ok) throw new Error(answer.error.kind);
  return requests['activity.get'].response.parse(answer.value);
}
const told = ({ deed, staff, outcome }: ActivityEntry) => `${deed} ${staff} ${outcome?.kind ?? '-'}`;

/** Coming visits of tomorrow that are not confirmed yet. */
async function coming({ desk }: RunningDesk) {
  const board = await desk.handlers['board.open']({ date: '2026-11-24' });
  const cards = board.ok
    ? board.value.columns.flatMap(({ cards, addressId }) => cards.map((card) => ({ ...card, addressId })))
    : [];
  return cards.filter((one) => !one.confirmed && one.status === 'booked');
}
const confirm = ({ desk }: RunningDesk, bookingId: string) => decideOn(desk, { kind: 'confirm', bookingId });
async function comes({ desk }: RunningDesk, name: string, initials: string): Promise<void> {
  await desk.handlers['staff.save']({ id: null, name, initials, pin: 'none', pinNow: null, right: 'atDesk' });
  const staff = await desk.handlers['staff.get'](null);
  const id = staff.ok ? (staff.value.members.find((one) => one.initials === initials)?.id ?? null) : null;
  await desk.handlers['staff.switch']({ id, pin: null });
}

test('a decision waits, is sent or is taken back, each told with who did it', async () => {
  const { on, running } = await begun();
  const [one, two] = await coming(running);
  if (one === undefined || two === undefined) throw new Error('no visits');
  await comes(running, 'Anna Kowalska', 'AK');
  await confirm(running, one.id);
  expect((await read(running)).entries.map(told)).toEqual(['confirm AK waiting', 'atDesk AK -', 'added  -']);
  await on.clock.advance(60_000);
  const second = await confirm(running, two.id);
  await comes(running, 'Jan Lis', 'JL');
  if (second.ok && second.value.kind === 'intent')
    await running.desk.handlers['undo.decision']({ intentId: second.value.id });
  const { entries, older } = await read(running);
  expect(older).toBe(false);
  expect(entries.filter(({ deed }) => deed === 'confirm').map(told)).toEqual([
    'confirm AK takenBack',
    'confirm AK sent',
  ]);
  expect(entries.find(({ outcome }) => outcome?.kind === 'takenBack')?.outcome?.staff).toBe('JL');
  expect(entries.at(-3)).toMatchObject({
    patient: { surname: one.surname, name: one.name },
    visit: { id: one.id, start: one.start },
    start: one.start,
  });
});

test('a patient’s steps at the desk are told with the patient, and who took them and took them back', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  await comes(running, 'Anna Kowalska', 'AK');
  const board = await handlers['board.open']({ date: null });
  const cards = board.ok ? board.value.columns.flatMap((column) => column.cards) : [];
  const card = cards.find(
    ({ status, presence, start }) => status === 'booked' && presence === null && start > on.clock.now(),
  );
  if (card === undefined) throw new Error('nobody comes today');
  const answer = await stepOn(
    { handlers },
    { steps: [{ bookingId: card.id, to: 'arrived' }] },
    on.clock.now(),
  );
  if (!answer.ok) throw new Error(answer.error.kind);
  await handlers['arrivals.undo']({ steps: answer.value.taken });
  const { entries } = await read(running, { patient: card.surname });
  const steps = entries.filter(({ deed }) => deed === 'arrived' || deed === 'stepUndone');
  expect(steps.map(told)).toEqual(['stepUndone AK -', 'arrived AK -']);
  for (const { patient, visit } of steps) {
    expect(patient).toEqual({ name: card.name, surname: card.surname });
    expect(visit?.id).toBe(card.id);
  }
});

test('a moved visit is led to under the id that it has now, and found by its patient under every id', async () => {
  const { on, running } = await begun();
  for (const card of await coming(running)) {
    const free = await running.desk.handlers['freeTimes.get']({
      addressId: card.addressId,
      scope: 'address',
      from: card.start + 86_400_000,
      to: card.start + 20 * 86_400_000,
    });
    const time = free.ok ? free.value[0] : undefined;
    const service = time?.services[0];
    if (time === undefined || service === undefined) continue;
    await decideOn(running.desk, {
      kind: 'move',
      bookingId: card.id,
      addressId: time.addressId,
      start: time.start,
      duration: service.duration,
      addressServiceId: service.id,
    });
    await on.clock.advance(60_000);
    const [entry] = (await read(running, { patient: `${card.surname} ${card.name}` })).entries;
    expect(entry).toMatchObject({
      deed: 'move',
      start: card.start,
      to: time.start,
      outcome: { kind: 'sent' },
    });
    expect(entry?.visit?.id).not.toBe(card.id);
    expect(entry?.visit?.start).toBe(time.start);
    return;
  }
  throw new Error('nothing could be moved');
});

test('a visit that the desk made up itself is told with its patient before the vendor knows it, and after it was given up', async () => {
  const { on, running } = await begun();
  on.clinic.lineUp = false;
  const [card] = await coming(running);
  const free = await running.desk.handlers['freeTimes.get']({
    addressId: card?.addressId ?? '',
    scope: 'facility',
    from: on.clock.now() + 86_400_000,
    to: on.clock.now() + 20 * 86_400_000,
  });
  const time = free.ok ? free.value.find(({ services }) => services.length > 0) : undefined;
  const service = time?.services[0];
  if (time === undefined || service === undefined) throw new Error('no free time');
  const patient = {
    name: 'Nina',
    surname: 'Zyxowska',
    phone: '690000111',
    email: null,
    birthDate: null,
    nin: null,
    gender: null,
  };
  const booked = await decideOn(running.desk, {
    kind: 'book',
    addressId: time.addressId,
    start: time.start,
    duration: service.duration,
    addressServiceId: service.id,
    patient,
    comment: null,
  });
  if (!booked.ok || booked.value.kind !== 'intent') throw new Error('not booked');
  const [before] = (await read(running, { patient: 'zyx' })).entries;
  expect(before).toMatchObject({
    deed: 'book',
    start: time.start,
    visit: { id: booked.value.id },
    outcome: { kind: 'waiting' },
  });
  await running.desk.handlers['undo.decision']({ intentId: booked.value.id });
  const [after] = (await read(running)).entries;
  expect(after).toMatchObject({
    patient: { surname: 'Zyxowska' },
    visit: null,
    outcome: { kind: 'takenBack' },
  });
});

test('pages join without gap or double, and a person’s list holds her deeds only', async () => {
  const { on, running } = await begun();
  on.clinic.lineUp = false;
  await comes(running, 'Anna Kowalska', 'AK');
  const [card] = await coming(running);
  if (card === undefined) throw new Error('no visits');
  for (let round = 0; round < 60; round += 1) {
    const decided = await confirm(running, card.id);
    if (decided.ok && decided.value.kind === 'intent')
      await running.desk.handlers['undo.decision']({ intentId: decided.value.id });
  }
  await comes(running, 'Jan Lis', 'JL');
  const first = await read(running);
  expect(first).toMatchObject({ older: true });
  expect(first.entries).toHaveLength(50);
  const second = await read(running, { before: first.entries.at(-1)?.id ?? null });
  expect(second.older).toBe(false);
  const ids = [...first.entries, ...second.entries].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual([...ids].sort((a, b) => b - a));
  expect(ids).toHaveLength(60 + 4);
  expect((await read(running, { staff: 'JL' })).entries.map(told)).toEqual(['atDesk JL -']);
  expect((await read(running, { staff: '' })).entries.map(told)).toEqual(['added  -']);
  expect((await read(running, { patient: 'qqqq' })).entries).toEqual([]);
});
