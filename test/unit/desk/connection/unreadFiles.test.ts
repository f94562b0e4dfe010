import { expect, test } from 'vitest';
import { type ClinicKey, firstClinic, keyOfFurther } from '#shared/domain/clinicKey.ts';
import type { Problem, ProblemKind } from '#shared/domain/problem.ts';
import { UnreadFiles } from '../../../../main/desk/connection/unreadFiles.ts';
import { keptLog } from '../../../support/quietLog.ts';
import { virtualClock } from '../../../support/virtualClock.ts';

/*
 * A clinic whose file fails is left out of what is shown until its file answers the same question; the last one that can be read never is,
 * and neither is one whose file another program holds for a moment. Who shows the clinics hears of each change once.
 */
const second = keyOfFurther(2);
const third = keyOfFurther(3);

class Broken extends Error {
  readonly kind: ProblemKind;
  constructor(kind: ProblemKind) {
    super(kind);
    this.kind = kind;
  }
}
const problemOfThrown = (thrown: unknown): Problem => ({
  kind: thrown instanceof Broken ? thrown.kind : 'bug',
  until: null,
  params: {},
  details: '',
});

function desk(atWork: readonly ClinicKey[] = [firstClinic, second, third]) {
  const clock = virtualClock(0);
  const changes: (readonly ClinicKey[])[] = [];
  const files: UnreadFiles = new UnreadFiles(
    { clock, log: keptLog(), problemOfThrown },
    () => atWork,
    () => changes.push(files.keys()),
  );
  return { clock, files, changes };
}

/** A file that fails so many times. */
function failing(times: number, kind: ProblemKind = 'storeDiskFault') {
  const file = { asked: 0 };
  return Object.assign(
    () => {
      file.asked += 1;
      if (file.asked <= times) throw new Broken(kind);
    },
    { file },
  );
}

test('it is left out until its file answers the same question again', async () => {
  const { clock, files, changes } = desk();
  const ask = failing(3);
  files.failed(second, new Broken('storeDiskFault'), ask);
  expect(files.keys()).toEqual([second]);
  expect(files.problemOf(second)?.kind).toBe('storeDiskFault');
  expect(files.problemOf(third)).toBeUndefined();
  await clock.advance(60_000);
  expect(ask.file.asked).toBe(4);
  expect(files.keys()).toEqual([]);
  expect(changes).toEqual([[second], []]);
  await clock.advance(600_000);
  expect(ask.file.asked).toBe(4);
});

test('several failures of one file are one change', () => {
  const { files, changes } = desk();
  const keys = files.keys();
  files.failed(second, new Broken('diskFull'), failing(9));
  expect(files.keys()).not.toBe(keys);
  const now = files.keys();
  files.failed(second, new Broken('storeUnreadable'), failing(9));
  expect(files.keys()).toBe(now);
  expect(files.problemOf(second)?.kind).toBe('diskFull');
  expect(changes).toHaveLength(1);
});

test('the last one that can be read is never left out', () => {
  const { files } = desk();
  for (const key of [third, firstClinic, second])
    files.failed(key, new Broken('storeUnreadable'), failing(9));
  expect(files.keys()).toEqual([third, firstClinic]);
  const alone = desk([firstClinic]);
  alone.files.failed(firstClinic, new Broken('storeUnreadable'), failing(9));
  expect(alone.files.keys()).toEqual([]);
});

test.each(['storeHeld', 'bug'] as const)('%s leaves nobody out', (kind) => {
  const { files, changes } = desk();
  files.failed(second, new Broken(kind), failing(9));
  expect(files.keys()).toEqual([]);
  expect(changes).toEqual([]);
});

test('a clinic that is at work no more is asked nothing, and counts anew when it begins again', async () => {
  const { clock, files, changes } = desk();
  const ask = failing(99);
  files.failed(second, new Broken('storeUnreadable'), ask);
  files.forget(second);
  await clock.advance(600_000);
  expect(ask.file.asked).toBe(0);
  expect(changes).toEqual([[second], []]);
  files.forget(third);
  expect(changes).toHaveLength(2);
});
