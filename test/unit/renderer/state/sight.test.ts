import { describe, expect, test } from 'vitest';
import { pressedStep, type Standing, waysOf } from '../../../../renderer/state/steps.ts';
import { createSight, glanceMs } from '../../../../renderer/state/sight.ts';
import { stepped, visitAt } from '../arrivals/arrivalScenes.ts';

/*
 * A press means what stood on the screen when the hand set out: what has changed within a glance before it does not give it another
 * meaning, whoever changed it.
 */
describe('what was seen', () => {
  const clock = { at: 0 };
  const sight = createSight<string>(() => clock.at);

  test('is what stood there before, for a glance, and then what stands there', () => {
    sight.changed('v', 'expected');
    clock.at += glanceMs - 1;
    expect(sight.asSeen('v', 'arrived')).toBe('expected');
    clock.at += 2;
    expect(sight.asSeen('v', 'arrived')).toBe('arrived');
    expect(sight.asSeen('another', 'arrived')).toBe('arrived');
  });

  test('is the oldest of several quick changes that is not a glance ago', () => {
    sight.changed('v', 'one');
    clock.at += glanceMs / 2;
    sight.changed('v', 'two');
    expect(sight.asSeen('v', 'three')).toBe('one');
    clock.at += glanceMs / 2 + 1;
    expect(sight.asSeen('v', 'three')).toBe('two');
  });
});

describe('the step that a press means', () => {
  const now = Date.UTC(2026, 10, 23, 9);
  const waits: Standing = visitAt('v', now, -30);
  const came: Standing = visitAt('v', now, -30, { arrival: stepped('arrived', now, 0) });
  const ways = (visit: Standing) => waysOf(visit, now, 'today');

  test('is taken from what was seen, so that two presses on “arrived” are one step', () => {
    expect(pressedStep('next', { seen: waits, now: came }, ways, now)).toEqual({
      seen: { step: 'expected', start: waits.start },
      to: 'arrived',
    });
  });

  test('goes back from what is there where nothing was to go back from: somebody corrects what they have just done', () => {
    expect(pressedStep('back', { seen: waits, now: came }, ways, now)).toEqual({
      seen: { step: 'arrived', start: waits.start },
      to: 'expected',
    });
  });

  test('is none where the way is closed both ways', () => {
    const done = visitAt('v', now, -30, { arrival: stepped('done', now, 0) });
    expect(pressedStep('next', { seen: done, now: done }, ways, now)).toBeNull();
  });
});
