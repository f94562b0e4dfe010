import { expect, test, vi } from 'vitest';
import { err } from '#shared/result.ts';
import { minuteMs } from '#shared/time/durations.ts';
import { addDays, localDateOf } from '#shared/time/zone.ts';
import type { Client } from '../../../main/docplanner/client.ts';
import { isPublishing } from '../../../main/sync/publishing/ask.ts';
import { scene, settled, type Scene } from './scene.ts';
import { hoursThere, period, putInForce, states, todayOf, weekOf, zone } from './support.ts';

/*
 * A date that the vendor has refused waits for a person. Where it is wanted otherwise later and leaves once more, what was refused before is
 * answered: it says nothing about the date that is on the line now.
 */
vi.setConfig({ testTimeout: 120_000 });

const refusedIn = ({ desk }: Scene): readonly unknown[] =>
  desk.store.intents.allOpen().filter((intent) => isPublishing(intent) && intent.state === 'refused');

test('a date that leaves again in another way is on the line by itself, and stands', async () => {
  const refused = { date: '', times: 0 };
  const spoil = (client: Client): Client => ({
    ...client,
    replaceSlots: (calendar, periods) => {
      if (localDateOf(periods[0]?.start ?? 0, zone) !== refused.date)
        return client.replaceSlots(calendar, periods);
      refused.times += 1;
      // The hours of the second time are right.
      if (refused.times > 1) return client.replaceSlots(calendar, periods);
      const no = { kind: 'invalid', status: 400, message: 'No such hours.', fields: {} } as const;
      return Promise.resolve(err({ ...no, operation: 'replaceSlots', sent: 'answered' }));
    },
  });
  const one = await scene({ quirks: { putSlotsProcessingMs: 20_000 } }, spoil);
  const { on, desk, address, service } = one;
  const { publishing } = desk.sync;
  refused.date = addDays(todayOf(on), 2);
  putInForce(on, desk, address, [weekOf(todayOf(on), [period('09:00', '12:00', service)])]);
  await on.clock.until(() => refusedIn(one).length === 1, 10 * minuteMs);
  publishing.stop();
  desk.store.availability.exceptions.put({
    id: 'x',
    scope: { kind: 'address', addressId: address },
    from: refused.date,
    to: refused.date,
    reason: 'other',
    change: { kind: 'replaced', hours: { kind: 'periods', periods: [period('09:00', '11:00', service)] } },
    note: '',
  });
  publishing.resume();
  await settled(on, desk);
  expect(refused.times).toBe(2);
  expect(refusedIn(one)).toEqual([]);
  expect(hoursThere(on, address, refused.date)).toEqual(['09:00-11:00']);
  expect(Object.keys(states(desk, address))).toEqual(['stands']);
});
