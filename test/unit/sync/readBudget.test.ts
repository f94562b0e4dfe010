import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '#shared/result.ts';
import type { Clock } from '#shared/ports.ts';
import { isHeldBack } from '../../../main/sync/heldBack.ts';
import type { RemoteClinic } from '../../../main/sync/ports.ts';
import { createReadBudget, type Purpose } from '../../../main/sync/readBudget.ts';
import { defaultSyncSettings, sharedBy } from '../../../main/sync/settings.ts';

const minute = 60_000;
const nothing = { items: [], unreadable: [] };

/** A desk's room, with a vendor that answers everything, and what was called in the last five minutes. */
function place(desks: number, today: number, before = 0) {
  const at = { time: 0 };
  const clock: Clock = { now: () => at.time, elapsed: () => at.time, after: () => () => undefined };
  const settings = sharedBy(() => desks, defaultSyncSettings);
  const most = settings.callsPerHour / 12;
  const calls: number[] = [];
  const recent = (): number => calls.filter((one) => one > at.time - 5 * minute).length;
  const called = (): void => void calls.push(at.time);
  const others = (): number => (at.time < 5 * minute ? before : 0);
  const remote = {
    getServices: () => (called(), Promise.resolve(ok(nothing))),
    pullNotifications: () => (called(), Promise.resolve(ok({ raw: [], remaining: 0 }))),
  } as unknown as RemoteClinic;
  const budgetLeft = () => ({ reads: Math.floor(most) - recent() - others(), writes: 40, others: others() });
  const room = createReadBudget(remote, { budgetLeft }, clock, settings);
  room.expect({ today, importing: false });
  return {
    most,
    settings,
    recent,
    others,
    pass: (ms: number) => void (at.time += ms),
    /** @returns whether there was room */
    async ask(purpose: Purpose): Promise<boolean> {
      const answer = await room.remoteFor[purpose].getServices();
      return answer.ok || !isHeldBack(answer.error);
    },
    look: () => room.looking.pullNotifications(100),
  };
}
type Place = ReturnType<typeof place>;

/** As much as there is room for. @returns how much that was */
async function flood(on: Place, purpose: Purpose): Promise<number> {
  let count = 0;
  while (await on.ask(purpose)) count += 1;
  return count;
}

/** Minutes in which each purpose asks for all it gets, in the order given, and the queue is looked at as often as it should be. */
async function minutesOf(
  on: Place,
  minutes: number,
  purposes: readonly Purpose[],
): Promise<Map<Purpose, number>> {
  const got = new Map<Purpose, number>(purposes.map((purpose) => [purpose, 0]));
  let lookAt = 0;
  for (let ms = 0; ms < minutes * minute; ms += 1_000) {
    if (ms >= lookAt) {
      expect(on.recent() + on.others()).toBeLessThanOrEqual(Math.floor(on.most) - 1);
      await on.look();
      lookAt += on.settings.pollMs;
    }
    for (const purpose of purposes) got.set(purpose, (got.get(purpose) ?? 0) + (await flood(on, purpose)));
    on.pass(1_000);
  }
  return got;
}

const desks = fc.integer({ min: 1, max: 20 });
const orders = fc.constantFrom<readonly Purpose[]>(
  ['news', 'today', 'longWork'],
  ['longWork', 'today', 'news'],
  ['today', 'longWork', 'news'],
);

describe('the room of a desk', () => {
  test('always has a call for the next look into the queue, whoever else wants all there is, and however much was called before', async () => {
    await fc.assert(
      fc.asyncProperty(
        desks,
        orders,
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (count, order, share) => {
          const on = place(count, 100, 0);
          await minutesOf(on, 11, order);
          const spent = Math.floor(share * on.most * (1 - 0.3 - 1 / 18));
          await minutesOf(place(count, 100, spent), 11, order);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('has some for each purpose, whoever else wants all there is', async () => {
    await fc.assert(
      fc.asyncProperty(desks, orders, async (count, order) => {
        const on = place(count, 400 / count);
        await minutesOf(on, 5, order);
        const got = await minutesOf(on, 10, order);
        expect(got.get('news')).toBeGreaterThanOrEqual(2 * Math.floor(on.most / 9));
        expect(got.get('today')).toBeGreaterThanOrEqual(2 * Math.floor(on.most / 9));
        // People come first, who take their part where events took all that is left to them.
        expect(got.get('longWork')).toBeGreaterThanOrEqual(2 * Math.floor(on.most / 18));
      }),
      { numRuns: 12 },
    );
  });

  test('takes what an earlier life has called for long work’s: a desk that is opened again has no second spurt', async () => {
    const fresh = place(1, 60);
    const spurt = await flood(fresh, 'longWork');
    const again = place(1, 60, spurt);
    // What goes out evenly in a minute, of the five that a spurt is a part of.
    const aMinute = Math.ceil(spurt / 0.3 / 5);
    expect(await flood(again, 'longWork')).toBeLessThanOrEqual(aMinute);
    expect(spurt).toBeGreaterThan(aMinute);
  });

  test('lets long work go on, though slowly, where nobody else wants anything', async () => {
    for (const count of [1, 4, 16, 20]) {
      const got = await minutesOf(place(count, 0), 60, ['longWork']);
      expect(got.get('longWork')).toBeGreaterThanOrEqual(12);
    }
  });
});
