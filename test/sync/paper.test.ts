import { expect, test, vi } from 'vitest';
import type { BoardDay } from '#shared/contract/views.ts';
import { begun, machine, type RunningDesk } from './deskBench.ts';

/*
 * What is printed or saved is the day that the board shows, in its times and words; who took it stands in the audit, and nothing
 * stands there for what did not leave. A locked desk gives nothing away.
 */
vi.setConfig({ testTimeout: 60_000 });
const date = '2026-11-24';

async function inEnglish(on = machine()) {
  const { running } = await begun(on);
  await running.desk.handlers['settings.set']({ language: 'en' });
  return { on, running };
}
async function day({ desk }: RunningDesk): Promise<BoardDay> {
  const board = await desk.handlers['board.open']({ date });
  if (!board.ok) throw new Error(board.error.kind);
  return board.value;
}
async function deeds({ desk }: RunningDesk) {
  const answer = await desk.handlers['activity.get']({ before: null, staff: null, patient: '' });
  return answer.ok
    ? answer.value.entries.map(({ deed, staff, date: of }) => `${deed} ${staff} ${of ?? ''}`.trim())
    : [];
}
const clock = (at: number) =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Europe/Warsaw', timeStyle: 'short' });

test('the CSV has a line for each visit of the day, in the clinic’s time', async () => {
  const { running } = await inEnglish();
  expect(await running.desk.handlers['day.exportCsv']({ date })).toEqual({ ok: true, value: 'done' });
  const [file] = running.left;
  expect(file?.name).toBe(`Frontdesk ${date}.csv`);
  const [head, ...lines] = (file?.content ?? '').trimEnd().split('\r\n');
  expect(head).toBe(
    '\uFEFFDate,From,To,Doctor,Clinic,Surname,First name,Phone,Service,State,Booked online,Comment',
  );
  const cards = (await day(running)).columns.flatMap((column) => column.cards);
  expect(cards.length).toBeGreaterThan(5);
  expect(lines).toHaveLength(cards.length);
  cards.forEach((card, index) => {
    expect(lines[index]).toContain(`${date},${clock(card.start)},${clock(card.end)},`);
    expect(lines[index]).toContain(`,${card.surname},${card.name},`);
  });
  expect(file?.content).not.toMatch(/(^|,)[=+@-]/m);
});

test('the page has a sheet for each doctor with visits, and each patient once', async () => {
  const { running } = await inEnglish();
  await running.desk.handlers['day.print']({ date });
  await running.desk.handlers['day.savePdf']({ date });
  expect(running.left.map(({ kind, name }) => [kind, name])).toEqual([
    ['print', ''],
    ['pdf', `Frontdesk ${date}.pdf`],
  ]);
  const { columns } = await day(running);
  const page = running.left[0]?.content ?? '';
  expect(page.match(/<section>/g)).toHaveLength(columns.filter(({ cards }) => cards.length > 0).length);
  // Beside its visits each has two lines of head: whose sheet it is, and what its columns are.
  expect(page.match(/<tr/g)).toHaveLength(
    columns.reduce((rows, { cards }) => rows + (cards.length > 0 ? cards.length + 2 : 0), 0),
  );
  expect(page).toMatch(/Tuesday,? 24 November 2026/);
});

test('where the board is grouped by facility, the lines of each facility follow each other', async () => {
  const on = machine('clinic');
  // A calendar of the first facility that opens later stands last in the clinic's order, behind the second facility's.
  const { addresses } = on.clinic.world;
  const late = [...addresses.values()][0];
  if (late === undefined) throw new Error('There is no calendar.');
  addresses.delete(late.id);
  const { running } = await inEnglish(on);
  addresses.set(late.id, late);
  await on.clock.advance(7 * 3_600_000);
  const facilities = async (): Promise<string[]> => {
    await running.desk.handlers['day.exportCsv']({ date });
    const [, ...lines] = (running.left.at(-1)?.content ?? '').trimEnd().split('\r\n');
    const all = lines.map((line) => line.split(',')[4] ?? '');
    return all.filter((one, index) => one !== all[index - 1]);
  };
  const mixed = await facilities();
  expect(mixed).toHaveLength(3);
  await running.desk.handlers['settings.set']({ groupByFacility: true });
  expect(await facilities()).toEqual([...new Set(mixed)]);
});

test('who took it stands in the activity; what did not leave is told and does not stand there', async () => {
  const { running } = await inEnglish();
  const { handlers } = running.desk;
  await handlers['staff.save']({ id: null, name: 'Anna', initials: 'AK', pin: 'none', pinNow: null });
  const staff = await handlers['staff.get'](null);
  await handlers['staff.switch']({ id: staff.ok ? (staff.value.members[0]?.id ?? null) : null, pin: null });
  await handlers['day.exportCsv']({ date });
  running.leaving.outcome = 'canceled';
  expect(await handlers['day.print']({ date })).toEqual({ ok: true, value: 'canceled' });
  running.leaving.outcome = 'noPrinter';
  expect(await handlers['day.print']({ date })).toMatchObject({ error: { kind: 'noPrinter' } });
  running.leaving.outcome = 'diskFull';
  expect(await handlers['day.savePdf']({ date })).toMatchObject({ error: { kind: 'fileDiskFull' } });
  const all = await deeds(running);
  expect(all[0]).toBe(`exported AK ${date}`);
  expect(all.filter((one) => /printed|saved/.test(one))).toEqual([]);
});

test('a locked desk gives no day away', async () => {
  const { running } = await inEnglish();
  await running.desk.handlers['lock.close'](null);
  for (const way of ['day.print', 'day.savePdf', 'day.exportCsv'] as const)
    expect(await running.desk.handlers[way]({ date })).toMatchObject({ error: { kind: 'locked' } });
  expect(running.left).toEqual([]);
});
