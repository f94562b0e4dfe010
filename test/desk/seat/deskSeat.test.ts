import { expect, test } from 'vitest';
import type { EventName } from '#shared/contract/contract.ts';
import { defaultSettings } from '#shared/contract/defaultSettings.ts';
import { seededRandom } from '#shared/random.ts';
import { problemOfThrown } from '../../../main/compose/storeProblem.ts';
import { DeskSeat } from '../../../main/desk/seat/deskSeat.ts';
import type { SeatClinic } from '../../../main/desk/seat.ts';
import { hashPin, isPin } from '../../../main/secrets/pin.ts';
import { isSecret } from '../../../main/secrets/sameSecret.ts';
import { monday, quietLog } from '../../store/fixed.ts';
import { virtualClock } from '../../support/virtualClock.ts';
import { twoFiles } from './files.ts';

/*
 * A seat at which several clinics are at work: the secret of any of them opens the lock, each is told of it, and where none is at
 * work the window is told nothing.
 */

/** @param looked what looking at a PIN waits for */
function aSeat(looked: () => Promise<void> = () => Promise.resolve()) {
  const pushed: EventName[] = [];
  const counts: number[] = [];
  const seat = new DeskSeat(
    {
      clock: virtualClock(monday),
      random: seededRandom(1),
      log: quietLog,
      pins: {
        hashPin,
        isPin: async (pin, kept) => {
          await looked();
          return isPin(pin, kept);
        },
        isSecret,
      },
      push: (name) => void pushed.push(name),
      problemOfThrown,
      info: {
        version: '0.0.0',
        electron: 'none',
        chromium: 'none',
        systemLocale: 'pl-PL',
        platform: 'linux',
      },
      settings: () => defaultSettings,
      alerts: {
        isLookedAt: () => false,
        notify: () => undefined,
        count: (count) => void counts.push(count),
      },
    },
    twoFiles().seat,
  );
  const told: string[] = [];
  const clinic = (name: string, secret: string | null): SeatClinic => ({
    name,
    store: twoFiles().clinic,
    secret,
    lockChanged: () => void told.push(name),
  });
  return { seat, pushed, told, counts, clinic };
}

test('the secret of any clinic at work opens the lock, of one that is not no more', async () => {
  const { seat, clinic, told } = aSeat();
  seat.join(clinic('practice', null));
  expect(seat.lock.view().secretOpens).toBe(false);
  seat.join(clinic('a', 'secret a'));
  const leave = seat.join(clinic('b', 'secret b'));
  await seat.lock.setPin({ pin: '4711', pinNow: null }, '');
  seat.lock.close();
  expect(await seat.lock.forgot('secret b', '')).toEqual({ kind: 'open' });
  expect(seat.lock.view()).toEqual({ locked: false, hasPin: false, secretOpens: true });
  expect(new Set(told)).toEqual(new Set(['practice', 'a', 'b']));
  seat.lock.close();
  leave();
  expect(await seat.lock.forgot('secret b', '')).toEqual({ kind: 'wrongPin' });
  expect(await seat.lock.forgot('secret a', '')).toEqual({ kind: 'open' });
});

test('what ends while no clinic is at work is kept, and not told to a window that shows another seat', async () => {
  const { seat, clinic, pushed } = aSeat();
  const leave = seat.join(clinic('a', null));
  const entry = {
    id: null,
    name: 'Anna',
    initials: 'A',
    pin: '4711',
    pinNow: null,
    right: 'atDesk' as const,
  };
  const saving = seat.staff.save(entry);
  leave();
  expect(await saving).toEqual({ kind: 'saved' });
  expect(pushed).toEqual([]);
  const next = clinic('b', null);
  seat.join(next);
  expect(seat.staff.view().members).toMatchObject([{ initials: 'A' }]);
  const deeds = next.store.audit.deeds(
    { kinds: ['staff.added'], staff: null, about: null },
    { before: null, limit: 9 },
  );
  expect(deeds).toHaveLength(1);
});

/** A seat at which the first look at a PIN takes until it is let go; later ones do not wait. */
function withLongLook() {
  let letGo: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (letGo = resolve));
  let looks = 0;
  return { ...aSeat(() => ((looks += 1) === 1 ? first : Promise.resolve())), letGo };
}

test('a PIN that is taken away while they get another name does not come back with the name', async () => {
  const { seat, letGo } = withLongLook();
  const entry = {
    id: null,
    name: 'Anna',
    initials: 'A',
    pin: '4711',
    pinNow: null,
    right: 'atDesk' as const,
  };
  await seat.staff.save(entry);
  const id = seat.staff.view().members[0]?.id ?? '';
  const renaming = seat.staff.save({ ...entry, id, name: 'Anna Lis', pin: 'keep', pinNow: '4711' });
  expect(await seat.staff.save({ ...entry, id, pin: 'none', pinNow: '4711' })).toEqual({ kind: 'saved' });
  letGo();
  expect(await renaming).toEqual({ kind: 'saved' });
  expect(seat.staff.view().members).toMatchObject([{ name: 'Anna Lis', hasPin: false }]);
});

test('a PIN that was taken away while it was looked at does not open the screen that has another by then', async () => {
  const { seat, clinic, letGo } = withLongLook();
  seat.join(clinic('a', 'secret'));
  const { lock } = seat;
  await lock.setPin({ pin: '4711', pinNow: null }, '');
  lock.close();
  const opening = lock.open('4711');
  await lock.forgot('secret', '');
  await lock.setPin({ pin: '4712', pinNow: null }, '');
  lock.close();
  letGo();
  expect(await opening).toEqual({ kind: 'wrongPin' });
  expect(lock.view()).toMatchObject({ locked: true, hasPin: true });
});

test('beside the tray’s icon stands what nobody has seen of all clinics at work', () => {
  const { seat, clinic, counts } = aSeat();
  seat.join(clinic('a', null));
  const leave = seat.join(clinic('b', null));
  seat.countUnseen('a', 2);
  seat.countUnseen('b', 3);
  expect(counts.at(-1)).toBe(5);
  leave();
  expect(counts.at(-1)).toBe(2);
});

test('what was seen of one clinic’s bookings is kept apart from another’s', () => {
  const { seat } = aSeat();
  seat.newsOf('a').write('of a');
  seat.newsOf('b').write('of b');
  expect([seat.newsOf('a').read(), seat.newsOf('b').read(), seat.newsOf('c').read()]).toEqual([
    'of a',
    'of b',
    null,
  ]);
});
