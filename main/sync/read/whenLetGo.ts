import { whileHeld } from '#shared/heldFile.ts';
import type { ReadContext } from './context.ts';
import { sleep } from '../sleep.ts';

/**
 * Writes down what the vendor tells only once, such as the answer to a write: where another program holds the file, again for a few
 * seconds, and nothing stands still meanwhile (adr/0018).
 * @throws what the last try threw
 */
export function whenLetGo<T>(
  { clock, problemOfThrown, reading }: Pick<ReadContext, 'clock' | 'problemOfThrown' | 'reading'>,
  work: () => T,
): Promise<T> {
  return whileHeld(
    () => Promise.resolve().then(work),
    (thrown) => problemOfThrown(thrown).kind === 'storeHeld',
    (ms) => sleep(clock, ms, reading.ending),
  );
}
