import { expect, test } from 'vitest';
import type { StaffMember } from '#shared/domain/staffMember.ts';
import { openFor, tempFile } from './support.ts';

/** Staff come back as they went in and in the order in which they came; initials are one person's for ever. */
const anna: StaffMember = {
  id: 's1',
  name: 'Anna Kowalska',
  initials: 'AK',
  pin: 'salt:hash',
  removedAt: null,
};
const jan: StaffMember = { id: 's2', name: 'Jan Lis', initials: 'JL', pin: null, removedAt: null };

test('they are kept in order, also over a restart, and changed in their place', () => {
  const file = tempFile();
  const first = openFor(file);
  first.staff.put(jan);
  first.staff.put(anna);
  first.staff.put({ ...jan, name: 'Jan Lis-Nowak', removedAt: 5 });
  first.close();
  expect(openFor(file).staff.all()).toEqual([{ ...jan, name: 'Jan Lis-Nowak', removedAt: 5 }, anna]);
});

test('two people never have the same initials, whatever the capitals, also after one has left', () => {
  const store = openFor();
  store.staff.put({ ...anna, removedAt: 5 });
  expect(() => store.staff.put({ ...jan, initials: 'ak' })).toThrow(/UNIQUE/);
  expect(store.staff.all()).toHaveLength(1);
});
