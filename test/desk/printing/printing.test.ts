import { expect, test, vi } from 'vitest';
import { begun, machine, type RunningDesk } from '../deskBench.ts';
import type { BoardDay } from '#shared/contract/board.ts';

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
  expect(await running.desk.handlers['printing.exportCsv']({ date })).toEqual({ ok: true, value: 'done' });
  const [file] = running.left;
  expect(file?.name).toBe(`Frontdesk ${date}.csv`);
  const [head, ...lines] = (file?.content ?? '').trimEnd().split('\r\n');
  expect(head).toBe(
    '\uFEFFDate,From,To,Doctor,Clinic,Surname,First name,Phone,Service,State,Booked online,Comment,Calendar code,Doctor code,Clinic code,Service code',
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
  await running.desk.handlers['printing.print']({ date });
  await running.desk.handlers['printing.savePdf']({ date });
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

test('one doctor’s day is hers alone, is called by her name, and the activity says whose it was', async () => {
  const { running } = await inEnglish();
  const { handlers } = running.desk;
  const { columns } = await day(running);
  const [column, other] = columns.filter(({ cards }) => cards.length > 0);
  if (column === undefined || other === undefined) throw new Error('two doctors have no visits');
  const one = { date, addressId: column.addressId };
  await handlers['printing.print'](one);
  await handlers['printing.savePdf'](one);
  await handlers['printing.exportCsv'](one);
  const [page, pdf, csv] = running.left;
  expect(page?.content.match(/<section>/g)).toHaveLength(1);
  expect(page?.content).toContain(column.doctorSurname);
  for (const card of other.cards)
    expect(page?.content).not.toContain(`<strong>${card.surname}</strong> ${card.name}<`);
  const name = `Frontdesk ${date} ${column.doctorName} ${column.doctorSurname}`
    .replaceAll('.', ' ')
    .replaceAll(/ +/g, ' ');
  expect([pdf?.name, csv?.name]).toEqual([`${name}.pdf`, `${name}.csv`]);
  expect(csv?.content.trimEnd().split('\r\n')).toHaveLength(column.cards.length + 1);
  const answer = await handlers['activity.get']({ before: null, staff: null, patient: '' });
  expect(answer.ok && answer.value.entries[0]?.doctorName).toContain(column.doctorSurname);
  await handlers['printing.print']({ date, addressId: 'gone' });
  expect(running.left.at(-1)?.content).toContain('Nobody has a visit on this day.');
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
    await running.desk.handlers['printing.exportCsv']({ date });
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
  await handlers['staff.save']({
    id: null,
    name: 'Anna',
    initials: 'AK',
    pin: 'none',
    pinNow: null,
    right: 'atDesk',
  });
  const staff = await handlers['staff.get'](null);
  await handlers['staff.switch']({ id: staff.ok ? (staff.value.members[0]?.id ?? null) : null, pin: null });
  await handlers['printing.exportCsv']({ date });
  running.leaving.outcome = 'canceled';
  expect(await handlers['printing.print']({ date })).toEqual({ ok: true, value: 'canceled' });
  running.leaving.outcome = 'noPrinter';
  expect(await handlers['printing.print']({ date })).toMatchObject({ error: { kind: 'noPrinter' } });
  running.leaving.outcome = 'diskFull';
  expect(await handlers['printing.savePdf']({ date })).toMatchObject({ error: { kind: 'fileDiskFull' } });
  const all = await deeds(running);
  expect(all[0]).toBe(`exported AK ${date}`);
  expect(all.filter((one) => /printed|saved/.test(one))).toEqual([]);
});

test('a locked desk gives no day away', async () => {
  const { running } = await inEnglish();
  await running.desk.handlers['lock.close'](null);
  for (const way of ['printing.print', 'printing.savePdf', 'printing.exportCsv'] as const)
    expect(await running.desk.handlers[way]({ date })).toMatchObject({ error: { kind: 'locked' } });
  expect(running.left).toEqual([]);
});
