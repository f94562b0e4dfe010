import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  bit,
  bitOrNull,
  isOneOf,
  json,
  jsonOrNull,
  jsonText,
  member,
  memberOrNull,
  number,
  numberOrNull,
  text,
  textOrNull,
  truth,
  truthOrNull,
} from '../../main/store/rows.ts';

/** A column is what it should be, or an error that names the column and never shows the value. */

const secret = 'Grzęda';
const row = { word: secret, count: 7, yes: 1, no: 0, nothing: null, list: '[1,2]', broken: `{"${secret}` };
const isGreeting = isOneOf(['hello', 'bye'] as const);

test('columns of the right type are read', () => {
  expect(text(row, 'word')).toBe(secret);
  expect(number(row, 'count')).toBe(7);
  expect([truth(row, 'yes'), truth(row, 'no')]).toEqual([true, false]);
  expect(member({ say: 'bye' }, 'say', isGreeting)).toBe('bye');
  expect(json(row, 'list', z.array(z.number()))).toEqual([1, 2]);
});

test('nothing is only nothing where it may be', () => {
  expect([
    textOrNull(row, 'nothing'),
    numberOrNull(row, 'nothing'),
    truthOrNull(row, 'nothing'),
    memberOrNull(row, 'nothing', isGreeting),
    jsonOrNull(row, 'nothing', z.array(z.number())),
  ]).toEqual([null, null, null, null, null]);
  for (const read of [text, number, truth]) expect(() => read(row, 'nothing')).toThrow('nothing');
  expect([textOrNull(row, 'word'), numberOrNull(row, 'count'), truthOrNull(row, 'yes')]).toEqual([
    secret,
    7,
    true,
  ]);
  expect(memberOrNull({ say: 'hello' }, 'say', isGreeting)).toBe('hello');
  expect(jsonOrNull(row, 'list', z.array(z.number()))).toEqual([1, 2]);
});

test('a column of another type, a missing one and a value out of its set are bugs, told without the value', () => {
  const wrongs = [
    () => text(row, 'count'),
    () => number(row, 'word'),
    () => truth(row, 'word'),
    () => text(row, 'missing'),
    () => textOrNull(row, 'missing'),
    () => member(row, 'word', isGreeting),
  ];
  for (const wrong of wrongs) {
    expect(wrong).toThrow(/column (count|word|missing)/);
    expect(wrong).not.toThrow(secret);
  }
});

test('what is written is what is read', () => {
  expect([bit(true), bit(false), bitOrNull(null), bitOrNull(true)]).toEqual([1, 0, null, 1]);
  expect(jsonText(null)).toBe(null);
  expect(JSON.parse(String(jsonText({ a: [1] })))).toEqual({ a: [1] });
});
