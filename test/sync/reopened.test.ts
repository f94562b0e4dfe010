import { expect, test } from 'vitest';
import { bench } from './bench.ts';
import { expectInStep } from './equality.ts';

/*
 * A desk that is closed and opened again asks for no more than one that stayed open: what its earlier life has called is missing for
 * what can wait, never for events and today, and the receptionist is told of no pause.
 */
const second = 1_000;
const minute = 60 * second;

test.each([20, 60, 150])(
  'a clinic of eight doctors that is closed %i s after it was first connected, and opened again, is in step at once and stays so',
  async (after) => {
    const { clinic, clock, desk } = bench({
      size: 'clinic',
      quirks: { firewallCallsPerFiveMinutes: 400 },
    });
    const first = desk();
    await clock.advance(after * second);
    await first.stop();
    await clock.advance(2 * second);
    const again = desk(first.file);
    await clock.advance(5 * second);
    expect(again.sync.line().kind).toBe('inStep');
    await again.imported();
    await clock.advance(10 * minute);
    expect(again.lines.filter(({ kind }) => kind === 'paused')).toEqual([]);
    expectInStep(again.store, clinic);
  },
);

test('so is one that is closed and opened five times within two minutes', async () => {
  const { clinic, clock, desk } = bench({ size: 'clinic', quirks: { firewallCallsPerFiveMinutes: 400 } });
  let one = desk();
  await one.imported();
  for (let round = 0; round < 5; round += 1) {
    await clock.advance(20 * second);
    await one.stop();
    await clock.advance(2 * second);
    one = desk(one.file);
    await clock.advance(3 * second);
    expect(one.sync.line().kind).toBe('inStep');
  }
  await clock.advance(10 * minute);
  expect(one.lines.filter(({ kind }) => kind === 'paused')).toEqual([]);
  expectInStep(one.store, clinic);
});
