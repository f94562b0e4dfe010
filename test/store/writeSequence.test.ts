import { expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import { createWriteSequence } from '../../main/store/writeSequence.ts';

const [a, b, c] = [asBookingId('a'), asBookingId('b'), asBookingId('c')];

test('only what was told after a question stands against its answer, each visit by when it was told last', () => {
  const writeSequence = createWriteSequence();
  writeSequence.note(a);
  const asked = writeSequence.count();
  expect([a, b].map((id) => writeSequence.isLater(id, asked))).toEqual([false, false]);
  writeSequence.note(b);
  writeSequence.note(a);
  expect([a, b, c].map((id) => writeSequence.isLater(id, asked))).toEqual([true, true, false]);
  expect([a, b].map((id) => writeSequence.isLater(id, writeSequence.count()))).toEqual([false, false]);
});

test('of more visits than can be told of while an answer travels, those that were told of longest ago are forgotten', () => {
  const writeSequence = createWriteSequence(2);
  for (const id of [a, b, a, c]) writeSequence.note(id);
  expect([a, b, c].map((id) => writeSequence.isLater(id, 0))).toEqual([true, false, true]);
  expect(writeSequence.count()).toBe(4);
});
