import { afterEach, expect, test, vi } from 'vitest';
import type { Door } from '#shared/contract/door.ts';
import { coverageAtOnce } from '#shared/domain/availability/coverage.ts';
import { err } from '#shared/result.ts';
import { CoverageReader, type KnownCoverage } from '../../../../renderer/publishing/coverageReader.ts';
import { createFakeDoor } from '../fakeDoor.ts';
import { problemOf, sceneOf } from '../scenes.ts';
import { coverageOf } from './overviewScenes.ts';

/*
 * A hospital's calendars come in parts, and each is there in the end; what changes while they are asked for is asked for once more, and many
 * changes at once are one question. After a failure it is not asked on and on, and what is known stays.
 */
const now = Date.UTC(2026, 10, 25, 9);
const ids = Array.from({ length: 65 }, (_, index) => `a${index}`);

function reader(wrap: (door: Door) => Door = (door) => door) {
  const coverage = ids.map((id, index) => coverageOf(id, now, index));
  const fake = createFakeDoor({ ...sceneOf(new URLSearchParams(), now), coverage });
  vi.stubGlobal('window', { frontdesk: wrap(fake.door) });
  const told: KnownCoverage[] = [];
  const own = new CoverageReader((known) => told.push(known));
  const asked = () =>
    fake.asked
      .filter(({ name }) => name === 'publishing.coverage')
      .map(({ request }) => (request as { calendars: string[] }).calendars);
  return { own, told, asked };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('all calendars come, so many at once, and what is there is told with each part', async () => {
  const { own, told, asked } = reader();
  own.ask(ids);
  await vi.waitFor(() => expect(told.at(-1)?.calendars.size).toBe(ids.length));
  expect(asked().map((some) => some.length)).toEqual([coverageAtOnce, coverageAtOnce, coverageAtOnce, 5]);
  expect(asked().flat()).toEqual(ids);
  expect(told.map(({ calendars }) => calendars.size)).toEqual([20, 40, 60, 65]);
  own.end();
});

test('what changes often in a short time is one question', async () => {
  vi.useFakeTimers();
  const { own, told, asked } = reader();
  for (let times = 0; times < 5; times += 1) own.askSoon(['a1', 'a2']);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked()).toEqual([['a1', 'a2']]);
  own.askSoon(['a1']);
  own.end();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked()).toHaveLength(1);
  expect(told).toHaveLength(1);
});

test('a calendar that is not told any more goes', async () => {
  const { own, told } = reader();
  own.ask(['a1', 'gone']);
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect([...(told[0]?.calendars.keys() ?? [])]).toEqual(['a1']);
});

test('a failure is told, leaves what is known, and ends the asking until somebody asks again', async () => {
  let isBroken = false;
  const { own, told, asked } = reader((door) => ({
    ...door,
    ask: (name, request) =>
      isBroken && name === 'publishing.coverage'
        ? Promise.resolve(err(problemOf('storeHeld')))
        : door.ask(name, request),
  }));
  own.ask(['a1']);
  await vi.waitFor(() => expect(told).toHaveLength(1));
  isBroken = true;
  own.ask(ids);
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told[1]?.problem?.kind).toBe('storeHeld');
  expect([...(told[1]?.calendars.keys() ?? [])]).toEqual(['a1']);
  isBroken = false;
  own.ask(['a2']);
  await vi.waitFor(() => expect(told).toHaveLength(3));
  expect(told[2]?.problem).toBeNull();
  expect(asked()).toEqual([['a1'], ['a2']]);
});
