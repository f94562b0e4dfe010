import { expect, test } from 'vitest';
import { longestOwnName, ownNameOf } from '#shared/domain/ownName.ts';

/*
 * What somebody types becomes a name that tells this calendar from all others, or says why it cannot; the way back to the vendor's
 * name is always open.
 */
const calendars = [
  { addressId: 'a1', doctor: 'Anna Nowak', ownName: null },
  { addressId: 'a2', doctor: 'Jan Lis', ownName: 'Room 2' },
  { addressId: 'a3', doctor: 'Anna Nowak', ownName: null },
];
const named = (typed: string, id = 'a1') => ownNameOf(typed, id, calendars);

test('a name is kept without needless spaces', () => {
  expect(named('  Dr   Anna ')).toEqual({ kind: 'name', name: 'Dr Anna' });
});

test('nothing, spaces alone and the vendor’s own name mean the vendor’s, also where another calendar has it', () => {
  for (const typed of ['', '   ', 'Anna Nowak', ' Anna  Nowak '])
    expect(named(typed)).toEqual({ kind: 'name', name: null });
});

test('a name that another calendar shows is refused, its own or the vendor’s, whatever the capitals and the way accents are written', () => {
  expect(named('room 2')).toMatchObject({ kind: 'taken', by: { addressId: 'a2' } });
  expect(named('ANNA NOWAK', 'a2')).toMatchObject({ kind: 'taken', by: { addressId: 'a1' } });
  const accents = [{ addressId: 'b', doctor: 'Jose\u0301', ownName: null }];
  expect(ownNameOf('José', 'a1', accents)).toMatchObject({ kind: 'taken' });
});

test('a calendar’s own name is no obstacle to itself, and the vendor’s name that it hides is free for others', () => {
  expect(named('ROOM 2', 'a2')).toEqual({ kind: 'name', name: 'ROOM 2' });
  expect(named('Jan Lis', 'a1')).toEqual({ kind: 'name', name: 'Jan Lis' });
});

test('sixty characters are taken, one more is too long', () => {
  expect(named('x'.repeat(longestOwnName))).toMatchObject({ kind: 'name' });
  expect(named('x'.repeat(longestOwnName + 1))).toEqual({ kind: 'tooLong' });
});
