import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestWaitMs, waitAfter } from '#shared/domain/lock.ts';
import { createCountedTries, type CountedTries } from '../../../../main/desk/lock/countedTries.ts';
import { keptLog } from '../../../support/quietLog.ts';

/*
 * Wrong tries in a row make the next one wait, over restarts and whatever is done to the clock: nobody waits longer than the longest
 * wait, and nobody who guesses waits less than is meant, as long as the machine itself is not started anew.
 */
const day = 86_400_000;
const name = 'tries';
const wrong = () => Promise.resolve(false);
const right = () => Promise.resolve(true);

/** A desk on a machine: its file outlives it, its clocks can be set. */
function machine() {
  const settings = new Map<string, string>();
  const clock = { byDay: 1_780_000_000_000, up: 500_000 };
  const log = keptLog();
  let full = false;
  const store = {
    settings: {
      get: (key: string) => settings.get(key) ?? null,
      set: (key: string, value: string) => {
        if (full) throw new Error('the disk is full');
        settings.set(key, value);
      },
    },
    transaction: <T>(work: () => T): T => work(),
  };
  return {
    settings,
    log,
    fill: () => (full = true),
    now: () => clock.byDay,
    passes(ms: number) {
      clock.byDay += ms;
      clock.up += ms;
    },
    isSet: (by: number) => (clock.byDay += by),
    startsAnew: () => (clock.up = 1_000),
    started: (): CountedTries =>
      createCountedTries({
        store,
        clock: { now: () => clock.byDay, elapsed: () => clock.up, after: () => () => undefined },
        log,
        name,
        waitAfter,
      }),
  };
}

async function tried(tries: CountedTries, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await tries.judge(wrong);
}

test.each([
  ['back', -day],
  ['ahead', day],
])(
  'a clock that is set %s by a day after wrong tries changes neither the wait nor its end',
  async (_, by) => {
    const on = machine();
    const tries = on.started();
    await tried(tries, 3);
    on.isSet(by);
    expect(await tries.judge(right)).toEqual({ kind: 'wait', until: on.now() + 5_000 });
    on.passes(4_999);
    expect(await tries.judge(right)).toMatchObject({ kind: 'wait' });
    on.passes(1);
    expect(await tries.judge(right)).toBe('yes');
  },
);

test.each([
  ['back', -day],
  ['ahead', day],
])('the same over a restart: set %s by a day', async (_, by) => {
  const on = machine();
  await tried(on.started(), 3);
  on.passes(2_000);
  on.isSet(by);
  const tries = on.started();
  const answer = await tries.judge(right);
  expect(answer).toMatchObject({ kind: 'wait' });
  if (answer === 'yes' || answer.kind !== 'wait') throw new Error('it does not wait');
  expect(answer.until - on.now()).toBeGreaterThanOrEqual(3_000);
  expect(answer.until - on.now()).toBeLessThanOrEqual(5_000);
  on.passes(5_000);
  expect(await tries.judge(right)).toBe('yes');
});

test('the count goes on over restarts, and begins anew once it was right', async () => {
  const on = machine();
  await tried(on.started(), 2);
  expect(await on.started().judge(wrong)).toEqual({ kind: 'wait', until: on.now() + 5_000 });
  on.passes(5_000);
  expect(await on.started().judge(wrong)).toEqual({ kind: 'wait', until: on.now() + 15_000 });
  on.passes(15_000);
  expect(await on.started().judge(right)).toBe('yes');
  expect(await on.started().judge(wrong)).toEqual({ kind: 'wrongPin' });
});

test('many at once are counted before any is looked at', async () => {
  const tries = machine().started();
  const kinds = await Promise.all([wrong, wrong, wrong, right].map((one) => tries.judge(one)));
  expect(kinds.map((one) => (one === 'yes' ? one : one.kind))).toEqual([
    'wrongPin',
    'wrongPin',
    'wait',
    'wait',
  ]);
});

test('with a full disk the tries are counted all the same', async () => {
  const on = machine();
  const tries = on.started();
  on.fill();
  await tried(tries, 3);
  expect(await tries.judge(right)).toMatchObject({ kind: 'wait' });
  expect(on.log.lines.map(({ event }) => event)).toContain('tries.notKept');
});

test('what an earlier version kept goes on, and its end that a set clock has put far away does not', async () => {
  const on = machine();
  on.settings.set(name, JSON.stringify({ count: 3, until: on.now() + day }));
  const tries = on.started();
  expect(await tries.judge(right)).toEqual({ kind: 'wait', until: on.now() + 5_000 });
  on.passes(5_000);
  expect(await tries.judge(wrong)).toEqual({ kind: 'wait', until: on.now() + 15_000 });
});

test('what cannot be read counts as nothing', async () => {
  const on = machine();
  for (const text of ['', 'x', '{}', '[]', '{"count":-1,"until":0}', '{"count":9,"at":"x"}']) {
    on.settings.set(name, text);
    expect(await on.started().judge(wrong)).toEqual({ kind: 'wrongPin' });
  }
});

test('no wait is longer than the longest, and none ends early, whatever is done to the clock and however often the desk starts', async () => {
  const aStep = fc.oneof(
    fc.record({ kind: fc.constant('wrong' as const) }),
    fc.record({ kind: fc.constant('restart' as const) }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 400_000 }) }),
    fc.record({ kind: fc.constant('set' as const), ms: fc.integer({ min: -2 * day, max: 2 * day }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 40 }), async (steps) => {
      const on = machine();
      let tries = on.started();
      let passed = 0;
      let count = 0;
      let waitsTill = 0;
      for (const step of steps) {
        switch (step.kind) {
          case 'pass':
            on.passes(step.ms);
            passed += step.ms;
            break;
          case 'set':
            on.isSet(step.ms);
            break;
          case 'restart':
            tries = on.started();
            break;
          case 'wrong': {
            const waited = passed >= waitsTill;
            const answer = await tries.judge(wrong);
            if (answer === 'yes') throw new Error('a wrong one was right');
            if (answer.kind === 'wait') expect(answer.until - on.now()).toBeLessThanOrEqual(longestWaitMs);
            if (!waited) expect(answer.kind).toBe('wait');
            else {
              count += 1;
              waitsTill = passed + waitAfter(count);
            }
            break;
          }
        }
        // Each refusal ends by itself in time: nobody is shut out.
        const left = tries.refusal();
        if (left?.kind === 'wait') expect(left.until - on.now()).toBeLessThanOrEqual(longestWaitMs);
        // A clock set back over a restart may make a wait whole again, never longer.
        if (left !== null)
          waitsTill = Math.max(waitsTill, passed + (left.kind === 'wait' ? left.until - on.now() : 0));
      }
    }),
    { numRuns: 300 },
  );
});

test('a machine that was started anew goes by the time of the day, and waits no longer than the whole wait', async () => {
  const on = machine();
  await tried(on.started(), 3);
  on.startsAnew();
  on.isSet(-day);
  const tries = on.started();
  expect(await tries.judge(right)).toEqual({ kind: 'wait', until: on.now() + 5_000 });
  on.passes(5_000);
  expect(await tries.judge(right)).toBe('yes');
});
