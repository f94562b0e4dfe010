import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inLanes } from '../../../main/sync/parallel.ts';

describe('work in lanes', () => {
  test('does each item once, never more than the width at once, and never two of one lane together', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ lane: fc.constantFrom('a', 'b', 'c'), ticks: fc.nat(4) }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        async (items, width) => {
          const busy: string[] = [];
          const done: unknown[] = [];
          await inLanes(
            items,
            width,
            ({ lane }) => lane,
            async (item) => {
              expect(busy).not.toContain(item.lane);
              busy.push(item.lane);
              expect(busy.length).toBeLessThanOrEqual(width);
              for (let tick = 0; tick < item.ticks; tick += 1) await Promise.resolve();
              busy.splice(busy.indexOf(item.lane), 1);
              done.push(item);
              return 'on';
            },
          );
          expect(new Set(done)).toEqual(new Set(items));
          expect(done).toHaveLength(items.length);
        },
      ),
    );
  });

  test('takes nothing new after a stop, and waits for what is under way', async () => {
    const finished: number[] = [];
    await inLanes([1, 2, 3, 4, 5], 2, String, async (item) => {
      await Promise.resolve();
      finished.push(item);
      return item === 1 ? 'stop' : 'on';
    });
    expect(finished).toEqual([1, 2]);
  });

  test('a bug in one item surfaces, after the others under way have ended', async () => {
    const finished: number[] = [];
    const run = inLanes([1, 2], 2, String, async (item) => {
      if (item === 1) throw new Error('bug');
      await new Promise((resolve) => setImmediate(resolve));
      finished.push(item);
      return 'on';
    });
    await expect(run).rejects.toThrow('bug');
    expect(finished).toEqual([2]);
  });
});
