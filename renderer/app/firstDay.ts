import { boardStore } from '../state/boardStore.ts';
import { door } from '../state/door.ts';

/** Longer than this the window does not wait with its first frame for today's visits. Milliseconds. */
const firstDayMs = 250;

let asked = false;

/**
 * Asks for today's visits before anything is drawn, so that the first frame has them and no empty board is drawn before it.
 * @returns once they are there, there is no clinic, or they take too long
 */
export function askFirstDay(): Promise<void> {
  asked = true;
  // Another clinic's session watches no day.
  const stop = door().on('connection.changed', () => {
    asked = false;
    stop();
  });
  const late = new Promise<void>((done) => setTimeout(done, firstDayMs));
  return Promise.race([boardStore().open(null), late]);
}

/** Whether the day that is wanted first has been asked for already; true once at most. */
export function isFirstDayAsked(): boolean {
  const isAsked = asked;
  asked = false;
  const { phase } = boardStore().getState();
  return isAsked && (phase === 'reading' || phase === 'shown');
}
