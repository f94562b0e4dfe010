import { expect, test } from 'vitest';
import { type ClinicKey, keyOfFurther } from '#shared/domain/clinicKey.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Session } from '../../../main/desk/session.ts';
import { createSessionAccess } from '../../../main/desk/sessionAccess.ts';
import { keptLog } from '../../support/quietLog.ts';
import { virtualClock } from '../../support/virtualClock.ts';

/*
 * What is asked of all clinics is answered by those whose file answers, and the others are named; only where none does, it is
 * refused. A file that is held for a moment is waited for.
 */
const held: Problem = { kind: 'storeHeld', until: null, params: {}, details: '' };
const allRead: readonly ClinicKey[] = [];
const keys = ['', keyOfFurther(2), keyOfFurther(3)] as const;

function desk() {
  const clock = virtualClock(0);
  // Only which clinic it is plays a part here.
  const sessions = keys.map((key) => ({ key })) as unknown as readonly Session[];
  const parts = { clock, log: keptLog(), problemOfThrown: () => held };
  const access = createSessionAccess(parts, {
    sessions: () => sessions,
    desk: () => null,
    unread: () => allRead,
  });
  return { clock, access };
}

const nameOf = (failing: (key: string) => boolean) =>
  function* ({ key }: Session) {
    if (failing(key)) throw new Error('database is locked');
    yield undefined;
    return `of ${key}`;
  };

test('those that answer are told in the desk’s order, and those that do not are named', async () => {
  const { clock, access } = desk();
  const asked = access.askEach(nameOf((key) => key === keys[1]));
  await clock.advance(2_000);
  expect(await asked).toEqual({
    ok: true,
    value: {
      all: [
        { key: keys[0], value: `of ${keys[0]}` },
        { key: keys[2], value: `of ${keys[2]}` },
      ],
      missing: [keys[1]],
      problem: held,
    },
  });
});

test('where none answers it is refused with why', async () => {
  const { clock, access } = desk();
  const asked = access.askEach(nameOf(() => true));
  await clock.advance(2_000);
  expect(await asked).toEqual({ ok: false, error: held });
});

test('one that is held for a moment is waited for', async () => {
  const { clock, access } = desk();
  let tries = 0;
  const asked = access.askEach(nameOf((key) => key === keys[2] && (tries += 1) < 3));
  await clock.advance(2_000);
  expect(await asked).toMatchObject({ ok: true, value: { missing: [], problem: null } });
});
