import { expect, test, vi } from 'vitest';
import type { RequestOf } from '#shared/contract/contract.ts';
import { answered, begun, type Machine, type RunningDesk } from '../deskBench.ts';
import { stepsAsSeen } from '../screen.ts';

/*
 * An evening's steps are one press and one decision to take back, written in several transactions: nobody waits for all of them, each
 * step is whole, and where the file fails in between, the answer says what became of each.
 */
vi.setConfig({ testTimeout: 90_000 });
const hour = 3_600_000;

/** Visits of the last days that nobody has marked, as they are seen. */
async function evening({ on, running }: { on: Machine; running: RunningDesk }, count = 50) {
  const now = on.clock.now();
  const over = [...on.clinic.world.bookings.values()]
    .filter(({ status, end, start }) => status === 'booked' && end <= now && start > now - 20 * 24 * hour)
    .sort((a, b) => b.start - a.start);
  const steps: RequestOf<'arrivals.step'>['steps'] = [];
  for (const step of await stepsAsSeen(
    running.desk,
    over.map(({ id }) => ({ bookingId: id, to: 'noShow' as const })),
    now,
  ))
    if (step.seen.step !== 'noShow' && steps.length < count) steps.push(step);
  expect(steps).toHaveLength(count);
  return steps;
}

test('others come to their turn meanwhile, and all of it is one decision, with one way back', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const steps = await evening({ on, running });
  let turns = 0;
  let looking = true;
  const look = (): void => {
    turns += 1;
    if (looking) setImmediate(look);
  };
  setImmediate(look);
  const answer = await answered(handlers['arrivals.step']({ steps }));
  looking = false;
  expect(turns).toBeGreaterThanOrEqual(2);
  expect(answer).toMatchObject({ left: [], stopped: null });
  expect(answer.taken.map(({ bookingId }) => bookingId)).toEqual(steps.map(({ bookingId }) => bookingId));
  const last = await answered(handlers['undo.last'](null));
  if (last?.about !== 'visit') throw new Error('nothing was decided');
  expect(last.visits.toSorted()).toEqual(steps.map(({ bookingId }) => bookingId).toSorted());
  const undone = await answered(handlers['arrivals.undo']({ steps: answer.taken }));
  expect(undone).toEqual({ undone: steps.length, told: 0, left: 0, stopped: null });
  expect(await answered(handlers['undo.last'](null))).toBeNull();
});

test('a press that comes meanwhile counts after it', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const steps = await evening({ on, running });
  const [last] = steps.slice(-1);
  if (last === undefined) throw new Error('nobody was there');
  const first = handlers['arrivals.step']({ steps });
  const second = handlers['arrivals.step']({ steps: [{ ...last, to: 'done' }] });
  expect((await answered(first)).taken).toHaveLength(steps.length);
  expect(await answered(second)).toMatchObject({
    taken: [],
    left: [{ bookingId: last.bookingId, is: 'noShow' }],
  });
});

test('where the file fails in between, what is written counts, and the answer names the rest, which can be pressed again', async () => {
  const { on, running } = await begun();
  const { handlers } = running.desk;
  const steps = await evening({ on, running });
  const other = await on.otherProgram();
  const asked = handlers['arrivals.step']({ steps });
  other.exec('BEGIN IMMEDIATE');
  await on.clock.advance(2_000);
  const answer = await answered(asked);
  const taken = answer.taken.map(({ bookingId }) => bookingId);
  expect(taken.length).toBeGreaterThan(0);
  expect(answer.left).toEqual([]);
  expect(answer.stopped).toMatchObject({ problem: { kind: 'storeHeld' } });
  const rest = answer.stopped?.bookingIds ?? [];
  expect(rest.length).toBeGreaterThan(0);
  expect([...taken, ...rest]).toEqual(steps.map(({ bookingId }) => bookingId));
  other.exec('ROLLBACK');
  // What was acknowledged is there after a restart, and nothing else.
  await running.stop();
  const again = await on.started();
  const states = await stepsAsSeen(again.desk, steps, on.clock.now());
  expect(states.flatMap(({ bookingId, seen }) => (seen.step === 'noShow' ? bookingId : []))).toEqual(taken);
  const second = await answered(
    again.desk.handlers['arrivals.step']({ steps: states.filter(({ seen }) => seen.step !== 'noShow') }),
  );
  expect(second.taken.map(({ bookingId }) => bookingId)).toEqual(rest);
});
