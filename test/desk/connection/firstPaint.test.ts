import { expect, test } from 'vitest';
import { machine } from '../deskBench.ts';

/*
 * A start belongs to the window's first frame: until it is there the desk answers out of its own file, and asks the network nothing.
 */

const minute = 60_000;

test('before the first frame the day is there and the vendor is asked nothing; after it the desk gets in step', async () => {
  const on = machine();
  const before = await on.started();
  await on.atDesk(before).save();
  await on.scheduled(before);
  await before.stop();

  const waiting: (() => void)[] = [];
  const afterFirstPaint = (run: () => void): (() => void) => {
    waiting.push(run);
    return () => void waiting.splice(waiting.indexOf(run), 1);
  };
  let calls = 0;
  on.vendor.answer = () => {
    calls += 1;
    return null;
  };
  const desk = await on.started({ afterFirstPaint });
  await on.clock.advance(10 * minute);
  expect(calls).toBe(0);
  const day = await desk.desk.handlers['board.open']({ date: null });
  if (!day.ok) throw new Error(day.error.kind);
  expect(day.value.columns.some(({ cards }) => cards.length > 0)).toBe(true);

  expect(waiting).toHaveLength(1);
  waiting.forEach((run) => run());
  await on.clock.until(
    () => desk.pushed.some(({ name, event }) => name === 'line.changed' && event.kind === 'inStep'),
    minute,
  );
  expect(calls).toBeGreaterThan(0);
});

test('a desk that is closed before its window has painted asks nothing afterwards', async () => {
  const on = machine();
  const before = await on.started();
  await on.atDesk(before).save();
  await on.imported(before);
  await before.stop();
  const waiting = new Set<() => void>();
  const desk = await on.started({
    afterFirstPaint: (run) => {
      waiting.add(run);
      return () => waiting.delete(run);
    },
  });
  await desk.stop();
  expect(waiting.size).toBe(0);
});
