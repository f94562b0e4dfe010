import { describe, expect, test } from 'vitest';
import { dayWindow } from '#shared/time/zone.ts';
import { type Axis, yOf } from '../../../renderer/board/axis.ts';
import { type CardPlace, placeColumn, type Placed } from '../../../renderer/board/layout.ts';
import { aBreak, aCard, aColumn, aSlot, at, date, zone } from './invented.ts';

const axis: Axis = { ...dayWindow(date, zone), pxPerMinute: 2.6 };
const keys = (placed: readonly Placed[]): string[] => placed.map(({ key }) => key);
const cardsOf = (placed: readonly Placed[]): CardPlace[] =>
  placed.flatMap((item) => (item.kind === 'card' ? [item.place] : []));

describe('what stands in a column', () => {
  test('comes in order of time, whatever kind it is and however main sorted it', () => {
    const column = aColumn('a', {
      cards: [aCard('late', '11:00'), aCard('early', '09:00')],
      slots: [aSlot('10:00')],
      breaks: [aBreak('12:00', '12:30')],
    });
    expect(keys(placeColumn(column, axis, 24))).toEqual([
      'early',
      `slot ${at('10:00')}`,
      'late',
      'break 12:00',
    ]);
  });

  test('begins at its minute and is as tall as it is long, less the air below', () => {
    const [place] = cardsOf(placeColumn(aColumn('a', { cards: [aCard('a', '09:10')] }), axis, 24));
    expect(place).toEqual({ top: yOf(axis, at('09:10')), height: 50, left: 0, width: 100, lies: 'here' });
  });

  test('keeps a line of text for a visit of five minutes, and then lays the next one beside it instead of under it', () => {
    const short = aCard('short', '09:00', { end: at('09:05') });
    const [first, second] = cardsOf(
      placeColumn(aColumn('a', { cards: [short, aCard('next', '09:05')] }), axis, 24),
    );
    expect(first).toMatchObject({ height: 24, left: 0, width: 50 });
    expect(second).toMatchObject({ left: 50, width: 50 });
  });

  test('has no cancelled visit, but for one that the marketplace does not know of yet', () => {
    const cards = [
      aCard('settled', '09:00', { status: 'canceled' }),
      aCard('on its way', '10:00', { status: 'canceled', notSent: true }),
      aCard('in doubt', '11:00', { status: 'canceled', needsPerson: true }),
    ];
    expect(keys(placeColumn(aColumn('a', { cards }), axis, 24))).toEqual(['on its way', 'in doubt']);
  });

  test('shows no slot under a visit, whatever the list of slots still says', () => {
    const column = aColumn('a', {
      cards: [aCard('a', '09:00'), aCard('long', '10:00', { end: at('11:00') })],
      slots: ['09:00', '09:10', '09:20', '10:40', '11:00'].map((time) => aSlot(time)),
    });
    const slots = keys(placeColumn(column, axis, 24)).filter((key) => key.startsWith('slot'));
    expect(slots).toEqual([`slot ${at('09:20')}`, `slot ${at('11:00')}`]);
  });

  test('ends a slot where the next one or a visit begins', () => {
    const column = aColumn('a', {
      cards: [aCard('a', '09:25')],
      slots: [aSlot('09:00', 30), aSlot('09:10', 30)],
    });
    const heights = placeColumn(column, axis, 24).flatMap((item) =>
      item.kind === 'slot' ? [item.place.height] : [],
    );
    expect(heights).toEqual([10 * 2.6 - 2, 15 * 2.6 - 2].map((px) => expect.closeTo(px, 5) as number));
  });

  test('cuts a break that reaches over midnight at the edges of the day', () => {
    const rest = { ...aBreak('00:00', '12:00'), since: axis.from - 3_600_000, till: axis.to + 3_600_000 };
    const [placed] = placeColumn(aColumn('a', { breaks: [rest] }), axis, 24);
    expect(placed?.place).toEqual({ top: 0, height: yOf(axis, axis.to) });
  });
});

describe('cancelled visits that are asked for', () => {
  const cancelled = (id: string, time: string) => aCard(id, time, { status: 'canceled' });
  const placesIn = (column: Parameters<typeof placeColumn>[0]) =>
    new Map(placeColumn(column, axis, 24, 'shown').map(({ key, place }) => [key, place]));

  test('never narrow, move or hide what stands, be it a visit or a free time', () => {
    const standing = {
      cards: [aCard('a', '09:00'), aCard('b', '09:10', { end: at('09:40') }), aCard('c', '12:00')],
      slots: [aSlot('10:00'), aSlot('10:20')],
    };
    const without = placesIn(aColumn('x', standing));
    const asked = ['09:00', '09:10', '10:00', '10:20', '11:00', '12:10'].map((time) =>
      cancelled(`no ${time}`, time),
    );
    const beside = placesIn(aColumn('x', { ...standing, cards: [...asked, ...standing.cards] }));
    expect(beside.size).toBe(without.size + asked.length);
    for (const [key, place] of without) expect(beside.get(key), key).toEqual(place);
  });

  test('lie at the edge of a visit, beside a free time, and alone where there is neither', () => {
    const places = placesIn(
      aColumn('x', {
        cards: [
          aCard('a', '09:00'),
          cancelled('edge', '09:00'),
          cancelled('beside', '10:00'),
          cancelled('alone', '11:00'),
        ],
        slots: [aSlot('10:00')],
      }),
    );
    expect(places.get('a')).toMatchObject({ left: 0, width: 100, lies: 'here' });
    expect(places.get('edge')).toMatchObject({ lies: 'edge', top: yOf(axis, at('09:00')) });
    expect(places.get('beside')).toMatchObject({ lies: 'beside', left: 55, width: 45 });
    expect(places.get('alone')).toMatchObject({ lies: 'alone', left: 0, width: 100 });
  });

  test('of one time share their room, so that none covers another', () => {
    const both = [cancelled('one', '09:00'), cancelled('two', '09:00')];
    const alone = placesIn(aColumn('x', { cards: both }));
    expect([alone.get('one'), alone.get('two')]).toMatchObject([
      { left: 0, width: 50 },
      { left: 50, width: 50 },
    ]);
    const [one, two] = ['one', 'two'].map((id) =>
      placesIn(aColumn('x', { cards: [aCard('a', '09:00'), ...both] })).get(id),
    );
    expect(one?.height).toBe(two?.height);
    expect(two?.top).toBe((one?.top ?? 0) + (one?.height ?? 0));
  });

  test('come after what stands at their time, for whoever walks or listens', () => {
    const column = aColumn('x', { cards: [cancelled('no', '09:00'), aCard('a', '09:00')] });
    expect(keys(placeColumn(column, axis, 24, 'shown'))).toEqual(['a', 'no']);
  });
});
