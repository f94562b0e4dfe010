import { expect, test } from 'vitest';
import { hashPin, isPin } from '../../../main/secrets/pin.ts';

/* What is kept of a PIN tells whether one is right, and nothing else: not the PIN, nor that two people have the same. */
test('the right PIN is known, every other is not', async () => {
  const kept = await hashPin('4711');
  expect(await isPin('4711', kept)).toBe(true);
  for (const other of ['4712', '', '47110', '04711']) expect(await isPin(other, kept)).toBe(false);
});

test('neither the PIN nor that two are the same can be read from it', async () => {
  const [one, two] = [await hashPin('123456'), await hashPin('123456')];
  expect(one).not.toBe(two);
  expect(one).not.toContain('123456');
});

test('what is no hash is nobody’s PIN', async () => {
  for (const kept of ['', ':', 'abc', '00:00', 'zz:zz']) expect(await isPin('', kept)).toBe(false);
});
