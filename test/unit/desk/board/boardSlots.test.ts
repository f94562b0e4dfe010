import { describe, expect, test } from 'vitest';
import type { AddressService } from '#shared/domain/catalogue.ts';
import { asAddressId, asAddressServiceId } from '#shared/domain/ids.ts';
import type { Slot } from '#shared/domain/schedule.ts';
import { boardSlots, offerOf } from '../../../../main/desk/board/boardSlots.ts';
import { columnChange } from '../../../../main/desk/board/dayDiff.ts';
import { aColumn } from '../../renderer/board/invented.ts';
import type { BoardColumn } from '#shared/contract/board.ts';

/*
 * A free time knows what it is for by indexes into its column's names. Each name crosses the door once for a column, and not again
 * while free times come and go: a delta of one that was taken carries no text.
 */
const minute = 60_000;
const service = (id: string, name: string, customName: string | null = null) =>
  ({ id: asAddressServiceId(id), name, customName }) as AddressService;
const catalogue = [
  service('s1', 'Consultation'),
  service('s2', 'USG', 'Ultrasound scan'),
  service('s3', 'Consultation'),
];
/** The clinic has no names of its own. */
const nothingOwn = { mappings: { addresses: () => new Map(), get: () => null } };
const slot = (at: number, ...ids: readonly string[]): Slot => ({
  addressId: asAddressId('a'),
  start: at * minute,
  services: ids.map((id) => ({ addressServiceId: asAddressServiceId(id), duration: 20 })),
});

describe('the names of what a calendar offers', () => {
  test('are the clinic’s own, each once, in the catalogue’s order', () => {
    expect(offerOf(nothingOwn, catalogue).names).toEqual(['Consultation', 'Ultrasound scan']);
  });

  test('are found from each free time, also where two services bear one name; what the catalogue does not know is left out', () => {
    const offer = offerOf(nothingOwn, catalogue);
    const [both, twice, unknown] = boardSlots(
      [slot(0, 's2', 's1'), slot(20, 's1', 's3'), slot(40, 's9')],
      [],
      offer,
    );
    expect(both?.services).toEqual([1, 0]);
    expect(twice?.services).toEqual([0]);
    expect(unknown?.services).toEqual([]);
  });
});

test('a free time is as long as its shortest service, by the catalogue where the slot does not tell it', () => {
  const offer = offerOf(nothingOwn, [
    { ...service('s1', 'Consultation'), duration: 15 },
    { ...service('s2', 'USG'), duration: 40 },
    { ...service('s3', 'ECG'), duration: null },
  ]);
  const untold = (at: number, ...ids: readonly string[]): Slot => {
    const { services, ...rest } = slot(at, ...ids);
    return { ...rest, services: services.map((one) => ({ ...one, duration: null })) };
  };
  const free = [
    untold(0, 's1', 's2'),
    untold(60, 's2'),
    slot(120, 's2', 's1'),
    untold(180, 's3'),
    untold(240),
  ];
  expect(boardSlots(free, [], offer).map(({ minutes }) => minutes)).toEqual([15, 40, 20, 20, 20]);
});

test('a free time that is taken changes no name, so the delta of 40 free times has none and stays small', () => {
  const offer = offerOf(nothingOwn, catalogue);
  const slots = Array.from({ length: 40 }, (_, n) => slot(n * 20, 's1', 's2'));
  const columnWith = (free: readonly Slot[]): BoardColumn =>
    aColumn('a', { services: offer.names, slots: boardSlots(free, [], offer) });
  const change = columnChange(columnWith(slots), columnWith(slots.slice(1)));
  expect(change).not.toHaveProperty('services');
  expect(change?.slots).toHaveLength(39);
  expect(JSON.stringify(change)).not.toContain('Consultation');
  expect(JSON.stringify(change).length).toBeLessThan(40 * 64);
});

test('another name reaches a board that is open by a delta', () => {
  const before = aColumn('a', { services: ['Consultation'] });
  const change = columnChange(before, { ...before, services: ['First visit'] });
  expect(change).toEqual({ addressId: 'a', upserts: [], removals: [], services: ['First visit'] });
});
