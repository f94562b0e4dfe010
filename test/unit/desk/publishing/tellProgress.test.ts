import { expect, test } from 'vitest';
import { tellProgress } from '../../../../main/desk/publishing/progress.ts';
import { keptLog } from '../../../support/quietLog.ts';

/* Invariant: how far publishing has come is told of each clinic whose file can be read, whatever another one's does. */

type Told = Parameters<typeof tellProgress>[1][number];

const progress = {
  total: 3,
  done: 1,
  waiting: 2,
  onItsWay: 0,
  differs: 0,
  refused: 0,
  live: true,
  rests: null,
  readyAt: null,
};
const clinic = (key: string, read: () => typeof progress): Told =>
  ({ key, sync: { publishing: { progress: read } } }) as unknown as Told;

test('a clinic whose file is damaged is left out, and the other one is told', () => {
  const pushed: unknown[] = [];
  const log = keptLog();
  const damaged = clinic('a', () => {
    throw new Error('malformed');
  });
  tellProgress(
    {
      push: (name, event) => pushed.push([name, event]),
      log,
      problemOfThrown: () => ({ kind: 'storeUnreadable', until: null, params: {}, details: '' }),
    },
    [damaged, clinic('b', () => progress)],
  );
  expect(log.lines.map(({ event }) => event)).toEqual(['publishing.notTold']);
  expect(pushed).toEqual([['publishing.progressChanged', [{ clinic: 'b', ...progress }]]]);
});
