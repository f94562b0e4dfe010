import { describe, expect, test } from 'vitest';
import { nextToFill } from '../../../renderer/board/fill.ts';
import { columnsInView, widthsOf } from '../../../renderer/board/view.ts';

const view = { width: 1366, height: 716 };

describe('the width of a column', () => {
  test('is never less than its least, however many there are', () => {
    expect(widthsOf(view, 50, 'comfortable').column).toBe(widthsOf(view, 50, 'comfortable').least);
    expect(widthsOf(view, 50, 'compact').least).toBeLessThan(widthsOf(view, 50, 'comfortable').least);
  });

  test('grows with the window, and is never taken to be more than it is', () => {
    for (let columns = 1; columns < 10; columns++) {
      const { column, scale } = widthsOf(view, columns, 'comfortable');
      expect(column * columns + scale).toBeLessThanOrEqual(view.width);
    }
  });

  test('is known in steps, so that sizing the window fits few names anew', () => {
    const known = Array.from(
      { length: 100 },
      (_, more) => widthsOf({ ...view, width: 1366 + more }, 4, 'comfortable').column,
    );
    expect(new Set(known).size).toBeLessThan(6);
  });
});

describe('the columns in sight', () => {
  test('are all where all fit, and every one that is seen in part', () => {
    const few = widthsOf(view, 8, 'comfortable');
    expect(columnsInView(0, view, few).end).toBeGreaterThanOrEqual(8);
    const many = widthsOf(view, 50, 'comfortable');
    const { first, end } = columnsInView(10 * many.column + 20, view, many);
    expect(first).toBeLessThanOrEqual(10);
    expect(end * many.column).toBeGreaterThanOrEqual(10 * many.column + 20 + view.width - many.scale);
  });
});

describe('the order of filling', () => {
  test('takes what is seen, then the nearest to it, to the right first, each once, until there is none', () => {
    const seen = { first: 2, end: 4 };
    const filled = new Set<number>();
    const order: number[] = [];
    for (let next = nextToFill(filled, 7, seen); next !== null; next = nextToFill(filled, 7, seen)) {
      order.push(next);
      filled.add(next);
    }
    expect(order).toEqual([2, 3, 4, 1, 5, 0, 6]);
  });
});
