import type { Clock } from '#shared/ports.ts';
import { eachRead } from './eachRead.ts';
import type { RemoteClinic } from './ports.ts';

/** What is told of a line that drops what is sent, and says nothing of it. */
export interface Ear {
  /** Nothing was heard for `afterMs` since a call left, to any call. */
  silent(): void;
  /** An answer came, good or bad. */
  heard(): void;
}

/**
 * Listens for answers. A line that breaks says so at once, but one that swallows what is sent does not, and a read is waited for much
 * longer than a receptionist should believe that she sees what is true.
 * @param afterMs longer than an answer usually takes, milliseconds
 */
export function listening(remote: RemoteClinic, clock: Clock, afterMs: number, ear: Ear): RemoteClinic {
  let calls = 0;
  /** The newest call that had left when an answer came last. */
  let answered = 0;

  return eachRead(remote, (call) => async (...args) => {
    const own = (calls += 1);
    const stop = clock.after(afterMs, () => {
      if (answered < own) ear.silent();
    });
    try {
      const answer = await call(...args);
      if (answer.ok || answer.error.sent === 'answered') {
        answered = calls;
        ear.heard();
      }
      return answer;
    } finally {
      stop();
    }
  });
}
