import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Extent, packLanes } from '../../../../renderer/board/lanes.ts';

const extents = fc
  .array(fc.record({ top: fc.integer({ min: 0, max: 600 }), height: fc.integer({ min: 4, max: 120 }) }), {
    maxLength: 40,
  })
  .map((list) => list.sort((a, b) => a.top - b.top));

const overlap = (a: Extent, b: Extent): boolean => a.top + a.height > b.top && b.top + b.height > a.top;

describe('visits that overlap', () => {
  test('never cover each other: two that overlap stand in different lanes of the same width', () => {
    fc.assert(
      fc.property(extents, (list) => {
        const lanes = packLanes(list);
        list.forEach((a, i) =>
          list.slice(0, i).forEach((b, j) => {
            if (!overlap(a, b)) return;
            expect(lanes[i]?.lane).not.toBe(lanes[j]?.lane);
            expect(lanes[i]?.lanes).toBe(lanes[j]?.lanes);
          }),
        );
      }),
    );
  });

  test('use the fewest lanes: as many as overlap at the fullest moment of their group', () => {
    fc.assert(
      fc.property(extents, (list) => {
        const lanes = packLanes(list);
        list.forEach((extent, index) => {
          const most = Math.max(...list.map((one) => list.filter((other) => at(other, one.top)).length));
          expect(lanes[index]?.lanes).toBeLessThanOrEqual(most);
          expect(lanes[index]?.lanes).toBeGreaterThanOrEqual(
            list.filter((other) => at(other, extent.top)).length,
          );
        });
      }),
    );
  });

  test('get one place each, within the lanes that there are', () => {
    fc.assert(
      fc.property(extents, (list) => {
        const lanes = packLanes(list);
        expect(lanes).toHaveLength(list.length);
        for (const { lane, lanes: of } of lanes) expect(lane >= 0 && lane < of).toBe(true);
      }),
    );
  });

  test('are not those that only touch: back-to-back visits keep the full width', () => {
    const lanes = packLanes([
      { top: 0, height: 26 },
      { top: 26, height: 26 },
      { top: 52, height: 26 },
    ]);
    expect(lanes).toEqual(Array(3).fill({ lane: 0, lanes: 1 }));
  });
});

function at({ top, height }: Extent, y: number): boolean {
  return top <= y && y < top + height;
}
