import { describe, expect, test } from 'vitest';
import { dayWindow } from '#shared/time/zone.ts';
import { type Axis, heightOf, yOf } from '../../../../renderer/board/axis.ts';
import { neededPx, placeColumn } from '../../../../renderer/board/layout.ts';
import { cardGap, type CardPlace, type Placed } from '../../../../renderer/board/placed.ts';
import { aBreak, aCard, aColumn, aSlot, at, date, zone } from './invented.ts';
import type { BoardCard } from '#shared/contract/board.ts';

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
    expect(keys(placeColumn(column, axis))).toEqual(['early', `slot ${at('10:00')}`, 'late', 'break 12:00']);
  });

  test('begins at its minute and is as tall as it is long, less the air below', () => {
    const [place] = cardsOf(placeColumn(aColumn('a', { cards: [aCard('a', '09:10')] }), axis));
    expect(place).toEqual({ top: yOf(axis, at('09:10')), height: 50, left: 0, width: 100, lies: 'here' });
  });

  test('keeps a line of text for a visit of five minutes, and then lays the next one beside it instead of under it', () => {
    const short = aCard('short', '09:00', { end: at('09:05') });
    const [first, second] = cardsOf(
      placeColumn(aColumn('a', { cards: [short, aCard('next', '09:05')] }), axis),
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
    expect(keys(placeColumn(aColumn('a', { cards }), axis))).toEqual(['on its way', 'in doubt']);
  });

  test('shows no slot under a visit, whatever the list of slots still says', () => {
    const column = aColumn('a', {
      cards: [aCard('a', '09:00'), aCard('long', '10:00', { end: at('11:00') })],
      slots: ['09:00', '09:10', '09:20', '10:40', '11:00'].map((time) => aSlot(time)),
    });
    const slots = keys(placeColumn(column, axis)).filter((key) => key.startsWith('slot'));
    expect(slots).toEqual([`slot ${at('09:20')}`, `slot ${at('11:00')}`]);
  });

  test('ends a slot where the next one or a visit begins', () => {
    const column = aColumn('a', {
      cards: [aCard('a', '09:25')],
      slots: [aSlot('09:00', 30), aSlot('09:10', 30)],
    });
    const heights = placeColumn(column, axis).flatMap((item) =>
      item.kind === 'slot' ? [item.place.height] : [],
    );
    expect(heights).toEqual([10 * 2.6 - 2, 15 * 2.6 - 2].map((px) => expect.closeTo(px, 5) as number));
  });

  test('cuts a break that reaches over midnight at the edges of the day', () => {
    const rest = { ...aBreak('00:00', '12:00'), since: axis.from - 3_600_000, till: axis.to + 3_600_000 };
    const [placed] = placeColumn(aColumn('a', { breaks: [rest] }), axis);
    expect(placed?.place).toEqual({ top: 0, height: yOf(axis, axis.to) });
  });
});

describe('cancelled visits that are asked for', () => {
  const cancelled = (id: string, time: string) => aCard(id, time, { status: 'canceled' });
  const placesIn = (column: Parameters<typeof placeColumn>[0]) =>
    new Map(placeColumn(column, axis, 'shown').map(({ key, place }) => [key, place]));

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
    expect(keys(placeColumn(column, axis, 'shown'))).toEqual(['a', 'no']);
  });
});

describe('a free time', () => {
  /** An hour has 40 pixels, as at an hour a line in the compact density. */
  const coarse: Axis = { ...dayWindow(date, zone), pxPerMinute: 40 / 60 };
  const every5 = (from: string, count: number) =>
    Array.from({ length: count }, (_, n) => ({ ...aSlot(from, 5), start: at(from) + n * 5 * 60_000 }));
  const placesOf = (cards: Parameters<typeof aCard>[], slots: ReturnType<typeof every5>) =>
    placeColumn(aColumn('a', { cards: cards.map((card) => aCard(...card)), slots }), coarse).flatMap(
      (item) => (item.kind === 'slot' ? [{ start: item.slot.start, ...item.place }] : []),
    );

  test('can be hit at any scale: those that follow each other are one place then, and none lies over another', () => {
    const places = placesOf([], every5('09:00', 22));
    expect(places.map(({ start }) => start)).toEqual([at('09:00'), at('09:40')]);
    for (const { height } of places) expect(height).toBeGreaterThanOrEqual(24 - 0.5);
    const [first, second] = places;
    expect((first?.top ?? 0) + (first?.height ?? 0)).toBeLessThanOrEqual(second?.top ?? 0);
    // What is left of the time belongs to the last place.
    expect((second?.top ?? 0) + (second?.height ?? 0) + 2).toBeCloseTo(yOf(coarse, at('10:50')), 5);
  });

  test('that is alone and low takes what it lacks from the empty time below it', () => {
    const [place, more] = placesOf([['a', '12:00']], every5('09:00', 1));
    expect(more).toBeUndefined();
    expect(place).toMatchObject({ start: at('09:00'), top: yOf(coarse, at('09:00')), height: 24 });
  });

  test('is no place where it is too low between two visits', () => {
    expect(
      placesOf(
        [
          ['a', '09:00', { end: at('10:00') }],
          ['b', '10:05'],
        ],
        every5('10:00', 1),
      ),
    ).toEqual([]);
  });

  test('begins below the card of a short visit, which is higher than its minutes', () => {
    const [place] = placesOf([['short', '09:00', { end: at('09:05') }]], every5('09:05', 24));
    expect(place?.top).toBeGreaterThanOrEqual(yOf(coarse, at('09:00')) + 26 - 0.5);
  });
});

describe('the width that a column needs', () => {
  test('lets each of the visits side by side be hit, and is nobody’s business where none collide', () => {
    const together = Array.from({ length: 6 }, (_, n) => aCard(`c${n}`, '09:00'));
    expect(neededPx(together, axis)).toBe(180);
    expect(neededPx([aCard('a', '09:00'), aCard('b', '11:00')], axis)).toBe(0);
    expect(neededPx([], axis)).toBe(0);
  });
});

describe('a visit over midnight', () => {
  const night = 60 * 60_000;
  const place = (change: Partial<BoardCard>) =>
    placeColumn({ cards: [aCard('night', '00:00', change)], slots: [], breaks: [] }, axis).map(
      ({ place: { top, height } }) => ({ top, bottom: top + height }),
    )[0];

  test('lies on its second day from the first minute on, and on its first until the last', () => {
    const second = place({ start: axis.from - 2 * night, end: axis.from + night });
    expect(second?.top).toBe(0);
    expect(second?.bottom).toBeCloseTo(yOf(axis, axis.from + night) - cardGap);
    const first = place({ start: axis.to - night, end: axis.to + 2 * night });
    expect(first?.top).toBe(yOf(axis, axis.to - night));
    expect(first?.bottom).toBeLessThanOrEqual(heightOf(axis));
  });
});
