import { expect, test, vi } from 'vitest';
import { patientCancels } from '../../../main/practice/actions/patients.ts';
import { answered, begun, type Machine, type RunningDesk } from '../deskBench.ts';
import { decideOn } from '../screen.ts';

/*
 * A decision that answers an attention item takes it along in its own transaction: either both are on the disk or neither is, so
 * that no desk that dies, and no full disk, leaves a decision beside a question that it has answered.
 */
vi.setConfig({ testTimeout: 60_000 });
const hour = 3_600_000;

const outbox = ({ desk }: RunningDesk) => answered(desk.handlers['attention.get'](null));

/** Somebody confirms a visit here that is changed elsewhere in the same moment. @returns the item, and another visit */
async function asked(on: Machine, running: RunningDesk) {
  const { world, clock } = on.clinic;
  const open = [...world.bookings.values()].filter(
    ({ status, confirmed, start }) => status === 'booked' && !confirmed && start > clock.now() + 24 * hour,
  );
  const [visit, other] = open;
  if (visit === undefined || other === undefined) throw new Error('there are no visits to confirm');
  await answered(decideOn(running.desk, { kind: 'confirm', bookingId: visit.id }));
  patientCancels(world, { now: clock.now(), bookingId: visit.id });
  await on.clock.advance(60_000);
  const item = (await outbox(running)).attention.find(
    (one) => one.about === 'visit' && one.bookingId === visit.id,
  );
  if (item === undefined) throw new Error('nothing needs a person');
  return { settles: item.intentId, gone: visit.id, other: other.id };
}

test('the item goes with the decision, and stays gone over a restart', async () => {
  const { on, running } = await begun();
  const { settles, other } = await asked(on, running);
  on.clinic.lineUp = false;
  await answered(decideOn(running.desk, { kind: 'confirm', bookingId: other, settles }));
  expect(await outbox(running)).toMatchObject({ waiting: 1, attention: [] });
  await running.stop();
  expect(await outbox(await on.started())).toMatchObject({ waiting: 1, attention: [] });
});

test('an item whose decision cannot be taken stays', async () => {
  const { on, running } = await begun();
  const { settles, gone } = await asked(on, running);
  const refused = await decideOn(running.desk, { kind: 'confirm', bookingId: gone, settles });
  expect(refused).toMatchObject({ error: { kind: 'visitCanceled' } });
  expect((await outbox(running)).attention.map(({ intentId }) => intentId)).toEqual([settles]);
});

test('where the item cannot be written off, nothing is decided', async () => {
  const { on, running } = await begun();
  const { settles, other } = await asked(on, running);
  on.clinic.lineUp = false;
  const file = await on.otherProgram();
  file.exec(`CREATE TRIGGER keeps BEFORE UPDATE ON intents WHEN OLD.state = 'refused'
    BEGIN SELECT RAISE(ABORT, 'kept'); END`);
  const answer = await decideOn(running.desk, {
    kind: 'confirm',
    bookingId: other,
    settles,
  });
  expect(answer.ok).toBe(false);
  expect(await outbox(running)).toMatchObject({ waiting: 0, attention: [{ intentId: settles }] });
  file.exec('DROP TRIGGER keeps');
  await answered(decideOn(running.desk, { kind: 'confirm', bookingId: other, settles }));
  expect(await outbox(running)).toMatchObject({ waiting: 1, attention: [] });
});
