import { expect, test } from 'vitest';
import { asBookingId } from '#shared/domain/ids.ts';
import { createTellings } from '../../main/store/tellings.ts';

const [a, b, c] = [asBookingId('a'), asBookingId('b'), asBookingId('c')];

test('only what was told after a question stands against its answer, each visit by when it was told last', () => {
  const tellings = createTellings();
  tellings.note(a);
  const asked = tellings.count();
  expect([a, b].map((id) => tellings.isLater(id, asked))).toEqual([false, false]);
  tellings.note(b);
  tellings.note(a);
  expect([a, b, c].map((id) => tellings.isLater(id, asked))).toEqual([true, true, false]);
  expect([a, b].map((id) => tellings.isLater(id, tellings.count()))).toEqual([false, false]);
});

test('of more visits than can be told of while an answer travels, those that were told of longest ago are forgotten', () => {
  const tellings = createTellings(2);
  for (const id of [a, b, a, c]) tellings.note(id);
  expect([a, b, c].map((id) => tellings.isLater(id, 0))).toEqual([true, false, true]);
  expect(tellings.count()).toBe(4);
});
