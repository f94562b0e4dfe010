import { expect, test } from 'vitest';
import { drawLarge, largeWorlds } from './largePlan.ts';
import { runLarge } from './runLarge.ts';

/*
 * However large a clinic is and however many desks share its client, each of them stays alive: it takes events, reads today, and is never
 * paused for having asked too much. Here for the first hour after a night, in which everything is old; `npm run sim:large` plays the
 * whole day.
 */
test.each([
  [1, 0.5],
  [2, 1],
])(
  'every desk of large world %i is alive for %d hours',
  async (seed, hours) => {
    const plan = drawLarge(seed, hours);
    expect(largeWorlds[seed - 1]).toMatchObject({ calendars: plan.calendars, desks: plan.desks });
    const { violations, story } = await runLarge(plan);
    expect(violations, story.join('\n')).toEqual([]);
  },
  10 * 60_000,
);
