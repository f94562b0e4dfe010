import { describe, expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import type { Intent, IntentAction } from '#shared/domain/intent.ts';
import { outboxKinds } from '../../../main/sync/outbox/kinds/outboxKinds.ts';
import { createWaits } from '../../../main/sync/outbox/waits.ts';
import { hour, monday } from '../../store/fixed.ts';
import { intent } from '../../store/samples.ts';
import { testClock } from '../docplanner/world.ts';

/*
 * What waits for a while waits for that while, whoever sets the machine's clock meanwhile: not shorter, or a visit would be booked
 * again while the vendor still works on it, and not longer. A mark of presence waits for a time of the day.
 */
const longest = 50_000;
const confirm = { kind: 'confirm', bookingId: asBookingId('b1') } as const;
const presence = { kind: 'presence', bookingId: asBookingId('b1'), presence: 'present' } as const;

function waiting(change: Partial<Intent>) {
  const clock = testClock(monday);
  const waits = createWaits<IntentAction>(clock, longest, outboxKinds);
  const one = intent('i1', {
    action: confirm,
    createdAt: monday,
    heldUntil: monday + 5_000,
    notBefore: 0,
    ...change,
  });
  waits.see(one);
  return { clock, waits, one, left: () => waits.dueAt(one) - clock.now() };
}

describe('whoever sets the clock meanwhile', () => {
  test.each([-24 * hour, -hour, hour, 24 * hour])('by %i ms', (by) => {
    const spans: [Partial<Intent>, number][] = [
      [{ state: 'held' }, 5_000],
      [{ state: 'unknown', notBefore: monday + longest }, longest],
      [{ state: 'queued', heldUntil: monday, notBefore: monday + 20_000 }, 20_000],
    ];
    for (const [change, span] of spans) {
      const { clock, left } = waiting(change);
      expect(left()).toBe(span);
      clock.advance(2_000);
      clock.shift(by);
      expect(left()).toBe(span - 2_000);
      clock.advance(span - 2_000);
      expect(left()).toBe(0);
    }
  });

  test('a mark of presence waits for its visit, whenever that is', () => {
    const { clock, left } = waiting({ action: presence, state: 'held', notBefore: monday + hour });
    expect(left()).toBe(hour);
    clock.shift(-hour);
    expect(left()).toBe(2 * hour);
    clock.shift(3 * hour);
    expect(left()).toBe(5_000);
  });
});

test('what an earlier life wrote by a clock that was ahead makes nobody wait for longer than it was meant to', () => {
  const ahead = monday + hour;
  expect(waiting({ state: 'held', createdAt: ahead, heldUntil: ahead + 5_000 }).left()).toBe(5_000);
  expect(waiting({ state: 'unknown', notBefore: ahead }).left()).toBe(longest);
});

test('a wait is measured anew where the decision was changed, and not because it is looked at again', () => {
  const { clock, waits, one, left } = waiting({ state: 'unknown', notBefore: monday + 20_000 });
  clock.advance(15_000);
  waits.see(one);
  expect(left()).toBe(5_000);
  expect(waits.dueAt({ ...one, notBefore: clock.now() + 30_000 }) - clock.now()).toBe(30_000);
});
