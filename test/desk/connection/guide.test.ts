import { expect, test, vi } from 'vitest';
import type { Guide } from '#shared/contract/connection.ts';
import { keyOfFurther } from '#shared/domain/clinicKey.ts';
import { liveness, stepState } from '#shared/domain/setUpGuide.ts';
import { answered, begun, machine, type RunningDesk } from '../deskBench.ts';

/*
 * The guide says what is there and missing by the copy in the file, also with the line down; what somebody has gone on from is kept. A
 * clinic that cannot begin is still one of the desk's.
 */
vi.setConfig({ testTimeout: 90_000 });
const hour = 3_600_000;
const guide = ({ desk }: RunningDesk): Promise<Guide> => answered(desk.handlers['connection.guide'](null));

test('a clinic that has everything lacks nothing; what was passed, and where somebody was, is kept over a restart', async () => {
  const { on, running } = await begun();
  await on.imported(running);
  const found = await guide(running);
  const { world } = on.clinic;
  expect(found).toMatchObject({ reading: null, passed: [], withoutCalendar: [] });
  expect(found.calendars.map(({ addressId }) => addressId).sort()).toEqual(
    [...world.addresses.keys()].sort(),
  );
  expect(found.facilities).toMatchObject([{ calendars: found.calendars.length, doctors: found.doctors }]);
  expect(found.calendars.every(({ services, hours }) => services > 0 && hours === 'offered')).toBe(true);
  expect(liveness(found)).toBe('live');

  const { handlers } = running.desk;
  expect(await answered(handlers['connection.guidePass']({ step: 'mapping' }))).toMatchObject({
    passed: ['mapping'],
  });
  await answered(handlers['connection.guidePass']({ step: 'facilities' }));
  expect((await guide(running)).at).toBeNull();
  for (const step of ['doctors', 'services'] as const)
    await answered(handlers['connection.guideTurn']({ step }));
  await running.stop();
  const again = await on.started();
  expect(await guide(again)).toMatchObject({ passed: ['facilities', 'mapping'], at: 'services' });
});

test('hours are not called there because visits are read: free times are waited for', async () => {
  const on = machine();
  // Booked visits, and no hours any more.
  on.clinic.world.workPeriods.clear();
  const running = await on.started();
  await answered(on.atDesk(running).save());
  let found = await guide(running);
  const booked = () => found.calendars.filter(({ hours }) => hours === 'offered');
  for (let tries = 0; tries < 600 && found.reading !== null; tries += 1) {
    expect({ reading: found.reading, booked: booked() }).toEqual({ reading: found.reading, booked: [] });
    expect(stepState('hours', found).kind).toBe('reading');
    await on.clock.advance(100);
    found = await guide(running);
  }
  expect(found.reading).toBeNull();
  // A clinic that is booked out looks the same, and has hours.
  expect(booked().length).toBeGreaterThan(0);
});

test('what the vendor takes away is missing again: services, times, a doctor’s only address', async () => {
  const { on, running } = await begun();
  await on.imported(running);
  const { world } = on.clinic;
  const [first, ...others] = [...world.addresses.values()];
  if (first === undefined) throw new Error('no address');
  const lone = others.find(
    (one) => [...world.addresses.values()].filter(({ doctorId }) => doctorId === one.doctorId).length === 1,
  );
  for (const [id, { addressId }] of world.addressServices)
    if (addressId === first.id) world.addressServices.delete(id);
  first.commercialType = 'basic';
  if (lone !== undefined) world.addresses.delete(lone.id);
  await on.clock.advance(8 * hour);
  const found = await guide(running);
  expect(found.calendars.find(({ addressId }) => addressId === first.id)).toMatchObject({
    services: 0,
    commercial: false,
  });
  expect(found.withoutCalendar).toHaveLength(lone === undefined ? 0 : 1);
});

test('a clinic that cannot begin at start is named among the desk’s, as one that rests', async () => {
  const on = machine('small', {}, 'practicePort', 'pl', ['pt']);
  const { running } = await begun(on);
  const [other] = on.further;
  if (other === undefined) throw new Error('no other clinic');
  await answered(other.add(running));
  const second = keyOfFurther(2);
  const clinics = async (at: RunningDesk) => {
    const view = await answered(at.desk.handlers['connection.get'](null));
    return view.kind === 'none' ? undefined : view.clinics?.map(({ key, rests }) => ({ key, rests }));
  };
  expect(await clinics(running)).toEqual([{ key: '' }, { key: second }]);
  await running.stop();
  await on.secrets.remove(`api-secret practice-4712 ${other.credentials.clientId}`);
  const again = await on.started();
  expect(await clinics(again)).toEqual([{ key: '' }, { key: second, rests: 'untilRenewed' }]);
  expect(again.pushed.findLast(({ name }) => name === 'connection.changed')?.event).toMatchObject({
    clinics: [{ key: '' }, { key: second, rests: 'untilRenewed', clientId: other.credentials.clientId }],
  });
  // With its secret it is at work again, by the same form.
  await answered(other.add(again));
  expect(await clinics(again)).toEqual([{ key: '' }, { key: second }]);
});

test('a clinic whose file another program holds rests for now, asks for no credentials, and comes back by itself', async () => {
  const on = machine('small', {}, 'practicePort', 'pl', ['pt']);
  const { running } = await begun(on);
  const [other] = on.further;
  if (other === undefined) throw new Error('no other clinic');
  await answered(other.add(running));
  await running.stop();
  const holder = await on.otherProgramAtSecond();
  holder.exec('BEGIN IMMEDIATE');
  const again = await on.started();
  const rests = async () => {
    const view = await answered(again.desk.handlers['connection.get'](null));
    return view.kind === 'none' ? undefined : view.clinics?.map((clinic) => clinic.rests);
  };
  expect(await rests()).toEqual([undefined, 'forNow']);
  holder.exec('ROLLBACK');
  await on.clock.advance(60_000);
  expect(await rests()).toEqual([undefined, undefined]);
});
