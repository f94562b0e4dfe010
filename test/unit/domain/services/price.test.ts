import { describe, expect, it } from 'vitest';
import { isCut, readPrice } from '#shared/domain/services/price.ts';

/* A price is read as people in any of the thirteen countries type it, and never as a hundred times more or less than was meant. */
describe('a typed price', () => {
  it.each([
    ['120', 120],
    ['120.5', 120.5],
    ['120,50', 120.5],
    ['1 250,50 zł', 1250.5],
    ['1.250,50', 1250.5],
    ['1,250.50', 1250.5],
    ['R$ 1.250', 1250],
    ['1.250.000', 1_250_000],
    ['1’250', 1250],
    ['0', 0],
    ['99,', 99],
  ])('%s is %d', (typed, price) => expect(readPrice(typed)).toEqual({ kind: 'price', price }));

  it.each([
    ['free', 'notANumber'],
    ['-5', 'notANumber'],
    ['12.3456', 'tooMany'],
    ['99999999999', 'tooHigh'],
  ] as const)('%s is wrong', (typed, why) => expect(readPrice(typed)).toEqual({ kind: 'wrong', why }));

  it('is none where nothing was typed', () => expect(readPrice('  ')).toEqual({ kind: 'none' }));
});

it('is cut where patients read another amount', () => {
  expect([null, 120, 120.5].map(isCut)).toEqual([false, false, true]);
});
