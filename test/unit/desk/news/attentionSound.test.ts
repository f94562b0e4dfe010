import { expect, test } from 'vitest';
import { AttentionHeard, createAttentionSound } from '../../../../main/desk/news/attentionSound.ts';
import { virtualClock } from '../../../support/virtualClock.ts';
import { itemOf } from '../../renderer/visitScenes.ts';

/*
 * What newly needs a person is heard once: not again for each change of it, not for what was there when the desk was opened, and as
 * one sound where a whole queue is refused.
 */
const needing = (...ids: readonly string[]) => ({
  attention: ids.map((intentId) => itemOf(0, { intentId })),
});

function opened(...before: readonly string[]) {
  const clock = virtualClock(0);
  const heard: number[] = [];
  const sound = createAttentionSound(
    needing(...before),
    clock,
    new AttentionHeard(),
    () => void heard.push(clock.now()),
  );
  return { clock, heard, sound };
}

test('is heard a moment after it has turned up, once, however often it changes afterwards', async () => {
  const { clock, heard, sound } = opened();
  sound.look(needing());
  await clock.advance(5_000);
  expect(heard).toEqual([]);
  sound.look(needing('i1'));
  sound.look(needing('i1'));
  await clock.advance(60_000);
  sound.look(needing('i1'));
  await clock.advance(60_000);
  expect(heard).toEqual([6_000]);
});

test('is not heard for what needed somebody before the desk was opened', async () => {
  const { clock, heard, sound } = opened('i1');
  sound.look(needing('i1'));
  await clock.advance(60_000);
  expect(heard).toEqual([]);
  sound.look(needing('i1', 'i2'));
  await clock.advance(60_000);
  expect(heard).toHaveLength(1);
});

test('of thirty within a minute, at most every twenty seconds, and the last is not swallowed', async () => {
  const { clock, heard, sound } = opened();
  const ids: string[] = [];
  for (let n = 0; n < 30; n += 1) {
    ids.push(`i${n}`);
    sound.look(needing(...ids));
    await clock.advance(2_000);
  }
  await clock.advance(60_000);
  expect(heard).toEqual([1_000, 21_000, 41_000, 61_000]);
});

test('is not heard of a desk that was closed', async () => {
  const { clock, heard, sound } = opened();
  sound.look(needing('i1'));
  sound.stop();
  await clock.advance(60_000);
  expect(heard).toEqual([]);
});
