import { describe, expect, test } from 'vitest';
import { nextToFill } from '../../../../renderer/board/fill.ts';
import { columnsInView, extraOf, trackOf, widthsOf } from '../../../../renderer/board/view.ts';

const view = { width: 1366, height: 716 };
/** Columns that need no more than others. */
const plain = (columns: number): number[] => Array<number>(columns).fill(0);

describe('the width of a column', () => {
  test('is never less than its least, however many there are', () => {
    expect(widthsOf(view, plain(50), 'comfortable').column).toBe(
      widthsOf(view, plain(50), 'comfortable').least,
    );
    expect(widthsOf(view, plain(50), 'compact').least).toBeLessThan(
      widthsOf(view, plain(50), 'comfortable').least,
    );
  });

  test('grows with the window, and is never taken to be more than it is', () => {
    for (let columns = 1; columns < 10; columns++) {
      const { column, scale } = widthsOf(view, plain(columns), 'comfortable');
      expect(column * columns + scale).toBeLessThanOrEqual(view.width);
    }
  });

  test('is known in steps, so that sizing the window fits few names anew', () => {
    const known = Array.from(
      { length: 100 },
      (_, more) => widthsOf({ ...view, width: 1366 + more }, plain(4), 'comfortable').column,
    );
    expect(new Set(known).size).toBeLessThan(6);
  });
});

describe('a column with many visits side by side', () => {
  test('has the width that it needs, and the others share the rest', () => {
    const widths = widthsOf(view, [0, 400, 0, 0], 'comfortable');
    expect(widths.own).toEqual(new Map([[1, 400]]));
    expect(widths.column * 3 + 400 + widths.scale).toBeLessThanOrEqual(view.width);
    expect(trackOf(3, widths)).toBe('minmax(126px, 1fr) minmax(400px, 1fr) minmax(126px, 1fr)');
    expect(extraOf(widths)).toBe(400 - 126);
  });

  test('is like the others where all have as much', () => {
    expect(widthsOf(view, [0, 240, 0, 0], 'comfortable').own.size).toBe(0);
    expect(widthsOf(view, [240], 'comfortable').own.size).toBe(0);
  });

  test('is counted with its own width among what is in sight', () => {
    const widths = widthsOf(view, [900, ...plain(20)], 'comfortable');
    expect(columnsInView(0, view, widths).end).toBe(5);
    expect(columnsInView(1200, view, widths).first).toBeLessThanOrEqual(3);
  });
});

describe('the columns in sight', () => {
  test('are all where all fit, and every one that is seen in part', () => {
    const few = widthsOf(view, plain(8), 'comfortable');
    expect(columnsInView(0, view, few).end).toBeGreaterThanOrEqual(8);
    const many = widthsOf(view, plain(50), 'comfortable');
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
