import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnChange, columnsDiffer } from '../../../../main/desk/board/dayDiff.ts';
import type { BoardCard, BoardColumn } from '#shared/contract/board.ts';

const column: BoardColumn = {
  addressId: '1',
  facilityId: 'f1',
  facilityName: 'F',
  doctorName: 'Anna',
  doctorSurname: 'Nowak',
  specialization: null,
  addressName: null,
  onlineOnly: false,
  colour: 0,
  asOf: 1,
  cards: [],
  services: [],
  slots: [],
  breaks: [],
};

const card = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  start: fc.integer({ min: 0, max: 3 }),
  confirmed: fc.boolean(),
});
const cards = fc.uniqueArray(card, { selector: ({ id }) => id }).map((drawn) =>
  drawn.map((one): BoardCard => ({
    ...one,
    end: one.start + 1,
    status: 'booked',
    surname: 'S',
    name: 'N',
    serviceName: null,
    presence: null,
    arrival: null,
    bookedByPatient: true,
    online: false,
    hasComment: false,
    notSent: false,
    needsPerson: false,
  })),
);

describe('a delta', () => {
  test('turns the state before into the state after, and names no card that is the same', () => {
    fc.assert(
      fc.property(cards, cards, (before, after) => {
        const change = columnChange({ ...column, cards: before }, { ...column, cards: after });
        const applied = new Map(before.map((one) => [one.id, one]));
        for (const id of change?.removals ?? []) applied.delete(id);
        for (const one of change?.upserts ?? []) {
          expect(JSON.stringify(applied.get(one.id))).not.toBe(JSON.stringify(one));
          applied.set(one.id, one);
        }
        const byId = (all: Iterable<BoardCard>) => [...all].sort((a, b) => a.id.localeCompare(b.id));
        expect(byId(applied.values())).toEqual(byId(after));
      }),
    );
  });

  test('is nothing where nothing changed', () => {
    expect(columnChange(column, structuredClone(column))).toBeNull();
  });

  test('carries slots, breaks and age only where they changed', () => {
    const slots = [{ start: 1, minutes: 20, services: [] }];
    expect(columnChange(column, { ...column, slots })).toEqual({
      addressId: '1',
      upserts: [],
      removals: [],
      slots,
    });
    expect(columnChange(column, { ...column, asOf: 9 })).toEqual({
      addressId: '1',
      upserts: [],
      removals: [],
      asOf: 9,
    });
  });

  test('is not enough where a doctor came, went, was renamed or changed places', () => {
    const other = { ...column, addressId: '2' };
    expect(columnsDiffer([column], [column, other])).toBe(true);
    expect(columnsDiffer([column, other], [other, column])).toBe(true);
    expect(columnsDiffer([column], [{ ...column, doctorSurname: 'Nowak-Lis' }])).toBe(true);
    expect(
      columnsDiffer([column], [{ ...column, asOf: 5, slots: [{ start: 1, minutes: 20, services: [] }] }]),
    ).toBe(false);
  });
});
