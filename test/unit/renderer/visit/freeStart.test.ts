import { expect, it } from 'vitest';
import { nextFreeStart } from '../../../../renderer/visit/freeStart.ts';

/* A new visit begins at the next free start of the calendar that is looked at; if that is full, at the next of any; never before now. */
const day = {
  columns: [
    { addressId: 'a', slots: [{ start: 10 }, { start: 50 }] },
    { addressId: 'b', slots: [{ start: 40 }, { start: 30 }] },
    { addressId: 'c', slots: [] },
  ],
};

it('prefers the calendar that is looked at', () => {
  expect(nextFreeStart(day, 20, 'a')).toEqual({ addressId: 'a', start: 50 });
  expect(nextFreeStart(day, 0, 'a')).toEqual({ addressId: 'a', start: 10 });
});

it('takes the next of any where none is looked at, or that one is full', () => {
  expect(nextFreeStart(day, 20, null)).toEqual({ addressId: 'b', start: 30 });
  expect(nextFreeStart(day, 20, 'c')).toEqual({ addressId: 'b', start: 30 });
});

it('finds none where all is over', () => {
  expect(nextFreeStart(day, 51, 'a')).toBeNull();
});
