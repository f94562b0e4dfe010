import { afterEach, expect, test, vi } from 'vitest';
import { ok } from '#shared/result.ts';
import { readTimes } from '../../../../renderer/moving/readTimes.ts';
import { comingPart, targetKey, targetsOf } from '../../../../renderer/moving/targets.ts';
import type { FreeTime } from '#shared/contract/freeTimes.ts';

/*
 * A card can be dropped where the list of free times would offer its visit a place: the same service, or the one of the same
 * name at another doctor, and never in the past.
 */
const minute = 60_000;
const time = (addressId: string, start: number, ...services: FreeTime['services']): FreeTime => ({
  addressId,
  doctorName: `Doctor ${addressId}`,
  start,
  services,
  onlineOnly: false,
  demands: [],
});
const consultation = { id: 's1', name: 'Consultation', duration: 20 };
const elsewhere = { id: 's9', name: 'Consultation', duration: 30 };
const xRay = { id: 's2', name: 'X-ray', duration: 10 };

test('targets are the free times that offer the service, each with how long it takes there', () => {
  const times = [time('a', 0, xRay, consultation), time('b', 0, elsewhere), time('c', 0, xRay)];
  const targets = targetsOf(times, { ...consultation, price: null, priceFrom: null });
  expect([...targets.keys()]).toEqual([targetKey('a', 0), targetKey('b', 0)]);
  expect(targets.get(targetKey('b', 0))?.service).toEqual(elsewhere);
});

test('a visit without a service can go to every free time that offers any', () => {
  expect([...targetsOf([time('a', 0, xRay), time('b', 0)], null).keys()]).toEqual([targetKey('a', 0)]);
});

test('of a day that is running only what is left counts, and nothing of one that is over', () => {
  const day = { from: 0, to: 24 * 60 * minute };
  expect(comingPart(day, 600 * minute)).toEqual({ from: 600 * minute, to: day.to });
  expect(comingPart(day, -minute)).toEqual(day);
  expect(comingPart(day, day.to)).toBeNull();
});

/** A main that answers at most `most` times at once, as the real one does. */
function answering(all: readonly FreeTime[], most: number): { asked: number } {
  const counts = { asked: 0 };
  const ask = (_name: string, { from, to }: { from: number; to: number }): Promise<unknown> => {
    counts.asked += 1;
    const within = all.filter(({ start }) => start >= from && start < to);
    return Promise.resolve(ok(within.sort((a, b) => a.start - b.start).slice(0, most)));
  };
  vi.stubGlobal('window', { frontdesk: { ask } });
  return counts;
}
afterEach(() => vi.unstubAllGlobals());

test('a day with more free times than one answer holds is read to its end, none twice', async () => {
  const all = Array.from({ length: 90 }, (_, index) =>
    time(`a${index % 4}`, Math.floor(index / 4) * minute, consultation),
  );
  answering(all, 20);
  const read = await readTimes({ addressId: 'a0', scope: 'facility', from: 0, to: 60 * minute });
  expect(new Set(read.map(({ addressId, start }) => targetKey(addressId, start))).size).toBe(90);
  expect(read).toHaveLength(90);
});

test('more at one instant than one answer holds does not keep it asking for ever', async () => {
  const all = Array.from({ length: 9 }, (_, index) => time(`a${index}`, 0, consultation));
  const counts = answering(all, 5);
  await readTimes({ addressId: 'a0', scope: 'facility', from: 0, to: minute });
  expect(counts.asked).toBe(2);
});
