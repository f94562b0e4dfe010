import { expect, test } from 'vitest';
import type { StaffMember } from '#shared/domain/staffMember.ts';
import { takeOver } from '../../../main/desk/seat/takeOver.ts';
import type { OpenSeat } from '../../../main/store/seat/openSeat.ts';
import { quietLog } from '../../store/fixed.ts';
import { asKilledNow, twoFiles, watched } from './files.ts';

/*
 * What earlier versions kept of a seat in a clinic's file is taken over exactly once, whenever the desk dies in between, and the
 * clinic's file is not asked again, also where the seat's is lost. Of a second clinic only whoever is not known yet is taken.
 */

const anna: StaffMember = { id: 's1', name: 'Anna Lis', initials: 'AL', pin: 'salt:hash', removedAt: null };
const jan: StaffMember = { id: 's2', name: 'Jan Nowak', initials: 'JN', pin: null, removedAt: 5 };
const settings = {
  'staff.atDesk': 's1',
  'staff.wrong s1': '{"count":2}',
  'lock.locked': 'yes',
  'lock.pin': 'salt:pin',
  'lock.wrong': '{"count":1}',
};
const seen = '{"since":1,"told":[],"unseen":["b1"]}';

function earlierVersion() {
  const files = twoFiles();
  for (const member of [anna, jan]) files.clinic.staff.put(member);
  for (const [name, value] of Object.entries(settings)) files.clinic.settings.set(name, value);
  files.clinic.settings.set('news.memory', seen);
  return files;
}

const known = ({ staff, settings: kept }: OpenSeat) => ({
  staff: staff.all(),
  settings: Object.fromEntries(Object.keys(settings).map((name) => [name, kept.get(name)])),
  seen: kept.get('news.memory a'),
});
const atDesk = (member: StaffMember) => ({ ...member, right: 'atDesk' as const });
const all = { staff: [anna, jan].map(atDesk), settings, seen };

test('all of it comes over, and the clinic’s file forgets the PINs', () => {
  const { clinic, seat } = earlierVersion();
  expect(takeOver(seat, { name: 'a', store: clinic }, quietLog)).toEqual({ isFilled: true });
  expect(known(seat)).toEqual(all);
  expect(clinic.staff.all().map(({ pin }) => pin)).toEqual([null, null]);
  expect([clinic.settings.get('lock.pin'), clinic.settings.get('lock.locked')]).toEqual(['', '']);
});

test('a desk that is killed at any step has all of it after the next start, once', () => {
  const { clinic, seat, folder } = earlierVersion();
  const left: string[] = [];
  const kill = (): void => void left.push(asKilledNow(folder));
  takeOver(watched(seat, kill), { name: 'a', store: watched(clinic, kill) }, quietLog);
  kill();
  expect(left.length).toBeGreaterThan(20);
  for (const place of left) {
    const again = twoFiles(place);
    takeOver(again.seat, { name: 'a', store: again.clinic }, quietLog);
    expect(known(again.seat)).toEqual(all);
    expect(again.clinic.settings.get('seat.given')).toBe('yes');
    again.close();
  }
});

test('what was changed at the seat since is not undone by a desk that was killed before the clinic’s file took note', () => {
  const { clinic, seat, folder } = earlierVersion();
  let left = '';
  takeOver(
    seat,
    {
      name: 'a',
      store: {
        ...clinic,
        transaction: (work, durability) => {
          left = asKilledNow(folder);
          return clinic.transaction(work, durability);
        },
      },
    },
    quietLog,
  );
  const again = twoFiles(left);
  expect(again.clinic.staff.all()).toEqual([anna, jan]);
  again.seat.staff.put({ ...atDesk(anna), pin: null, removedAt: 9 });
  again.seat.settings.set('lock.pin', '');
  again.seat.settings.set('news.memory a', 'newer');
  takeOver(again.seat, { name: 'a', store: again.clinic }, quietLog);
  expect(again.seat.staff.all()[0]).toEqual({ ...atDesk(anna), pin: null, removedAt: 9 });
  expect(again.seat.settings.get('lock.pin')).toBe('');
  expect(again.seat.settings.get('news.memory a')).toBe('newer');
});

test('a clinic’s file that cannot be written keeps nobody from work, and is told at the next start', () => {
  const { clinic, seat } = earlierVersion();
  const full = {
    ...clinic,
    transaction: () => {
      throw new Error('the disk is full');
    },
  };
  takeOver(seat, { name: 'a', store: full }, quietLog);
  expect(known(seat)).toEqual(all);
  expect(clinic.settings.get('seat.given')).toBeNull();
  takeOver(seat, { name: 'a', store: clinic }, quietLog);
  expect(clinic.settings.get('seat.given')).toBe('yes');
});

test('a fresh seat asks nothing of a clinic’s file that has given it all away', () => {
  const { clinic, seat } = earlierVersion();
  takeOver(seat, { name: 'a', store: clinic }, quietLog);
  const fresh = twoFiles();
  expect(takeOver(fresh.seat, { name: 'a', store: clinic }, quietLog)).toEqual({ isFilled: false });
  expect(fresh.seat.staff.all()).toEqual([]);
});

test('of a second clinic whoever is not known comes over; nobody’s initials and no lock are replaced', () => {
  const { clinic, seat } = earlierVersion();
  const eva: StaffMember = { id: 's3', name: 'Eva', initials: 'E', pin: 'a:b', removedAt: null };
  const second = twoFiles();
  second.clinic.staff.put({ ...eva, id: 's4', initials: 'al' });
  second.clinic.staff.put(eva);
  second.clinic.settings.set('lock.pin', 'other');
  second.clinic.settings.set('news.memory', 'of b');
  second.clinic.settings.set('staff.wrong s3', '{"count":4}');
  takeOver(seat, { name: 'a', store: clinic }, quietLog);
  expect(takeOver(seat, { name: 'b', store: second.clinic }, quietLog)).toEqual({ isFilled: false });
  expect(known(seat)).toEqual({ ...all, staff: [anna, jan, eva].map(atDesk) });
  expect(seat.settings.get('staff.wrong s3')).toBe('{"count":4}');
  expect(seat.settings.get('news.memory b')).toBe('of b');
});
