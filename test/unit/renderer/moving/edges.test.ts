import { describe, expect, test } from 'vitest';
import { answerOf } from '../../../../renderer/moving/edges.ts';

/*
 * At its upper and lower edge the board scrolls. At its sides it scrolls as long as there are doctors to come, and only then
 * turns to the next day: else the last doctors could not be reached with a card in the hand.
 */
const board = { left: 232, top: 52, right: 1366, bottom: 768, head: 52 };
const full = { left: 0, right: 0 };
const wide = { left: 300, right: 300 };
const middle = 400;

describe('in the middle of the board', () => {
  test('nothing happens', () => {
    expect(answerOf(800, middle, board, wide)).toEqual({ scrollX: 0, scrollY: 0, turn: null });
  });
});

describe('at the sides', () => {
  test('the board scrolls while it can, the faster the nearer to the edge', () => {
    const [near, nearer] = [answerOf(1_345, middle, board, wide), answerOf(1_360, middle, board, wide)];
    expect(near.turn).toBeNull();
    expect(near.scrollX).toBeGreaterThan(0);
    expect(nearer.scrollX).toBeGreaterThan(near.scrollX);
    expect(answerOf(240, middle, board, wide).scrollX).toBeLessThan(0);
  });

  test('what cannot be scrolled any further turns the day', () => {
    expect(answerOf(1_360, middle, board, full)).toEqual({ scrollX: 0, scrollY: 0, turn: 1 });
    expect(answerOf(240, middle, board, full).turn).toBe(-1);
    expect(answerOf(240, middle, board, { left: 0, right: 300 }).turn).toBe(-1);
  });

  test('a hand that is a little outside still holds, one that is on its way to something else does not', () => {
    expect(answerOf(200, middle, board, full).turn).toBe(-1);
    expect(answerOf(100, middle, board, full).turn).toBeNull();
    expect(answerOf(1_360, 20, board, full).turn).toBeNull();
  });
});

describe('above and below', () => {
  test('the board scrolls, under its head and at its end', () => {
    expect(answerOf(800, 110, board, full).scrollY).toBeLessThan(0);
    expect(answerOf(800, 760, board, full).scrollY).toBeGreaterThan(0);
    expect(answerOf(800, 150, board, full).scrollY).toBe(0);
  });

  test('a higher head moves the upper edge down with it', () => {
    expect(answerOf(800, 150, { ...board, head: 76 }, full).scrollY).toBeLessThan(0);
    expect(answerOf(800, 170, { ...board, head: 76 }, full).scrollY).toBe(0);
  });

  test('never faster than at the edge itself', () => {
    expect(answerOf(800, 52, board, full).scrollY).toBe(answerOf(800, 104, board, full).scrollY);
  });
});
