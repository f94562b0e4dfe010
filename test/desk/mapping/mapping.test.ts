import { expect, test, vi } from 'vitest';
import type { MappingRow, MappingView } from '#shared/contract/mapping.ts';
import { keyOfFurther, withKey } from '#shared/domain/clinicKey.ts';
import type { MappingKind } from '#shared/domain/mapping/mapping.ts';
import { answered, begun, machine, type Machine, type RunningDesk } from '../deskBench.ts';

/*
 * What the clinic calls the vendor's objects is kept with their ids, outlives what the vendor does to them, and leaves and comes as a file
 * of which nothing is half applied. What stood otherwise on the screen is refused.
 */
vi.setConfig({ testTimeout: 90_000 });
const hour = 3_600_000;

const view = ({ desk }: RunningDesk, kind: MappingKind): Promise<MappingView> =>
  answered(desk.handlers['mapping.get']({ kind }));

async function row(running: RunningDesk, kind: MappingKind, id?: string): Promise<MappingRow> {
  const { rows } = await view(running, kind);
  const found = id === undefined ? rows[0] : rows.find((one) => one.id === id);
  if (found === undefined) throw new Error('no such row');
  return found;
}

const set = ({ desk }: RunningDesk, kind: MappingKind, id: string, change: object, seen: object = {}) =>
  answered(desk.handlers['mapping.set']({ kind, wanted: { id, change, seen } }));

/** The vendor's world is looked at anew. */
async function read(on: Machine, running: RunningDesk): Promise<void> {
  await answered(running.desk.handlers['line.checkNow'](null));
  await on.clock.advance(8 * hour);
}

test('names and codes of all kinds are kept over a restart, and a calendar’s name stands on the board at once', async () => {
  const { on, running } = await begun();
  for (const kind of ['facility', 'doctor', 'address', 'service', 'addressService'] as const) {
    const { id } = await row(running, kind);
    expect(await set(running, kind, id, { name: `  My   ${kind} `, code: 'K-1' })).toMatchObject({
      kind: 'set',
    });
  }
  const told = running.pushed.map(({ name }) => name);
  expect(told).toContain('mapping.changed');
  const { columns } = await answered(running.desk.handlers['board.open']({ date: '2026-11-24' }));
  expect(columns[0]).toMatchObject({ doctorSurname: 'My address' });
  await running.stop();
  const again = await on.started();
  for (const kind of ['facility', 'doctor', 'address', 'service', 'addressService'] as const)
    expect((await view(again, kind)).rows.find(({ code }) => code !== null)).toMatchObject({
      name: `My ${kind}`,
      code: 'K-1',
    });
});

test('what was seen otherwise is refused, and another field of the same row is not', async () => {
  const { running } = await begun();
  const { id } = await row(running, 'address');
  await set(running, 'address', id, { code: 'A' }, { code: null });
  expect(await set(running, 'address', id, { code: 'B' }, { code: null })).toMatchObject({
    kind: 'changedMeanwhile',
  });
  expect(await row(running, 'address', id)).toMatchObject({ code: 'A' });
  expect(await set(running, 'address', id, { colour: 3 }, {})).toMatchObject({ kind: 'set' });
  expect(await set(running, 'address', 'gone', { code: 'X' })).toMatchObject({ kind: 'changedMeanwhile' });
});

test('of many changes none is kept where one cannot be', async () => {
  const { running } = await begun();
  const [one, two] = (await view(running, 'address')).rows;
  if (one === undefined || two === undefined) throw new Error('too few calendars');
  const wanted = [
    { id: one.id, change: { name: 'Room', code: 'R' }, seen: {} },
    { id: two.id, change: { name: 'room' }, seen: {} },
  ];
  const many = running.desk.handlers['mapping.setMany'];
  expect(await answered(many({ kind: 'address', wanted }))).toMatchObject({ kind: 'taken' });
  expect(
    await answered(
      many({
        kind: 'address',
        wanted: [{ ...wanted[0], id: one.id, change: { code: 'x'.repeat(61) }, seen: {} }],
      }),
    ),
  ).toEqual({
    kind: 'tooLong',
    id: one.id,
  });
  expect(await row(running, 'address', one.id)).toMatchObject({ name: null, code: null });
});

test('places are given in the order of the ids, and are the board’s', async () => {
  const { running } = await begun();
  const before = (await view(running, 'address')).rows.map(({ id }) => id);
  const wanted = before.toReversed();
  await answered(running.desk.handlers['mapping.arrange']({ kind: 'address', ids: wanted }));
  expect((await view(running, 'address')).rows.map(({ id }) => id)).toEqual(wanted);
  const calendars = await answered(running.desk.handlers['calendars.get'](null));
  expect(calendars.map(({ addressId }) => addressId)).toEqual(wanted);
});

test('a file that was exported changes nothing; one that was changed is shown before it is kept, whole or not at all', async () => {
  const { running } = await begun();
  const { handlers } = running.desk;
  const address = await row(running, 'address');
  await set(running, 'address', address.id, { code: 'A;1' });
  expect(await answered(handlers['mapping.export'](null))).toBe('done');
  const text = running.left[0]?.content ?? '';
  expect(await answered(handlers['mapping.preview']({ text }))).toMatchObject({ kind: 'changes', all: 0 });

  const file = `kind;id;code;name\naddress;${address.id};B-2;Room 7\n`;
  const preview = await answered(handlers['mapping.preview']({ text: file }));
  expect(preview).toMatchObject({
    kind: 'changes',
    all: 1,
    changes: [
      {
        id: address.id,
        fields: [
          { column: 'name', from: '', to: 'Room 7' },
          { column: 'code', from: 'A;1', to: 'B-2' },
        ],
      },
    ],
  });
  const ground = preview.kind === 'changes' ? preview.ground : '';
  // Somebody gives another code meanwhile.
  await set(running, 'address', address.id, { code: 'C' });
  const moved = await answered(handlers['mapping.apply']({ text: file, ground }));
  expect(moved).toMatchObject({ kind: 'moved', preview: { kind: 'changes', all: 1 } });
  expect(await row(running, 'address', address.id)).toMatchObject({ code: 'C', name: null });
  const again = moved.kind === 'moved' && moved.preview.kind === 'changes' ? moved.preview.ground : '';
  expect(await answered(handlers['mapping.apply']({ text: file, ground: again }))).toEqual({
    kind: 'applied',
    count: 1,
  });
  expect(await row(running, 'address', address.id)).toMatchObject({ code: 'B-2', name: 'Room 7' });

  const faulty = `kind,id,code,colour\naddress,${address.id},D,3\naddress,nobody,E,3\ndoctor,${address.id},F,99`;
  const faults = await answered(handlers['mapping.preview']({ text: faulty }));
  expect(faults).toMatchObject({
    kind: 'faults',
    faults: [{ row: 3, column: 'id', kind: 'unknownId' }, { row: 4 }],
  });
  expect(await answered(handlers['mapping.apply']({ text: faulty, ground: again }))).toMatchObject({
    kind: 'moved',
  });
  expect(await row(running, 'address', address.id)).toMatchObject({ code: 'B-2' });
});

test('renamed, new and gone are told since somebody looked; what goes on under another id gets its code with a press', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const { world } = on.clinic;
  for (const kind of ['facility', 'doctor', 'address', 'addressService'] as const)
    await answered(handlers['mapping.settle']({ kind, ids: [] }));
  const address = await row(running, 'address');
  await set(running, 'address', address.id, { code: 'R7', name: 'Room 7' });
  const mine = [...world.addressServices.values()].filter(({ addressId }) => addressId === address.id);
  for (const { id } of mine) await set(running, 'addressService', id, { code: `S${id}` });
  expect((await view(running, 'address')).counts).toMatchObject({
    address: { changed: 0 },
    doctor: { changed: 0 },
  });

  // The vendor makes a new address of it, with new services, and renames the doctor.
  const old = world.addresses.get(address.id);
  if (old === undefined) throw new Error('no such address');
  const fresh = { ...old, id: '990001' };
  world.addresses.delete(old.id);
  world.addresses.set(fresh.id, fresh);
  for (const [index, service] of mine.entries()) {
    world.addressServices.delete(service.id);
    const id = `99100${index}`;
    world.addressServices.set(id, { ...service, id, addressId: fresh.id });
  }
  const doctor = world.doctors.get(old.doctorId);
  if (doctor !== undefined) doctor.surname = `${doctor.surname}-Nowa`;
  await read(on, running);

  expect((await row(running, 'doctor', old.doctorId)).news).toMatchObject({ kind: 'renamed' });
  expect((await row(running, 'address', fresh.id)).news).toEqual({ kind: 'new' });
  const gone = await row(running, 'address', old.id);
  expect(gone).toMatchObject({ code: 'R7', news: { kind: 'vanished', matches: [{ id: fresh.id }] } });

  const match = { kind: 'address' as const, from: old.id, to: fresh.id };
  expect(await answered(handlers['mapping.match']({ ...match, to: 'nobody' }))).toMatchObject({
    kind: 'changedMeanwhile',
  });
  expect(await answered(handlers['mapping.match'](match))).toMatchObject({ kind: 'matched' });
  expect(await row(running, 'address', fresh.id)).toMatchObject({ code: 'R7', name: 'Room 7', news: null });
  const services = (await view(running, 'addressService')).rows;
  for (const [index, { id }] of mine.entries()) {
    expect(services.find((one) => one.id === `99100${index}`)).toMatchObject({ code: `S${id}`, news: null });
    expect(services.some((one) => one.id === id)).toBe(false);
  }
  // A second press means what is not so any more.
  expect(await answered(handlers['mapping.match'](match))).toMatchObject({ kind: 'changedMeanwhile' });
});

test('two clinics of one desk are mapped together: a file holds both, and a name is one desk’s', async () => {
  const on = machine('small', {}, 'practicePort', 'pl', ['pt']);
  const { running } = await begun(on);
  await answered(on.further[0]?.add(running) ?? Promise.reject(new Error('no other clinic')));
  await on.clock.until(
    () => running.pushed.findLast((one) => one.name === 'line.importProgress')?.event.kind === 'finished',
    4 * hour,
  );
  const { handlers } = running.desk;
  const here = await row(running, 'address');
  const there = await row(running, 'address', withKey(keyOfFurther(2), here.id));
  await set(running, 'address', here.id, { name: 'Room 7' });
  expect(await set(running, 'address', there.id, { name: 'ROOM 7' })).toEqual({
    kind: 'taken',
    id: there.id,
  });
  const file = `kind,id,code\naddress,${here.id},H\naddress,${there.id},T`;
  const preview = await answered(handlers['mapping.preview']({ text: file }));
  const ground = preview.kind === 'changes' ? preview.ground : '';
  expect(await answered(handlers['mapping.apply']({ text: file, ground }))).toMatchObject({ count: 2 });
  expect(await row(running, 'address', here.id)).toMatchObject({ code: 'H' });
  expect(await row(running, 'address', there.id)).toMatchObject({ code: 'T' });
});

test('on a locked screen nothing of it is told or changed', async () => {
  const { running } = await begun();
  const { handlers } = running.desk;
  await answered(handlers['lock.close'](null));
  expect(await handlers['mapping.get']({ kind: 'address' })).toMatchObject({
    ok: false,
    error: { kind: 'locked' },
  });
});
