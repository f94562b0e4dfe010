import type { Clock, Log } from '#shared/ports.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { minuteMs } from '#shared/time/durations.ts';
import type { DeskStore } from '../deskStore.ts';

/** So many rows hold the thread for a few milliseconds. */
const atOnce = 50;
/** Between them others come to their turn. Milliseconds. */
const pauseMs = 25;
/** After a failure, as on a full disk. Milliseconds. */
const restMs = minuteMs;

interface Parts {
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
  readonly problemOfThrown: (thrown: unknown) => Problem;
}

/**
 * Renews the names by which visits are found, where the file is from before their rule changed; meanwhile the search asks for both.
 * @returns ends it, to be begun again with the next session
 */
export function renewNames({ searchNames }: Pick<DeskStore, 'searchNames'>, parts: Parts): () => void {
  let stop: (() => void) | null = null;
  const goOn = (): void => {
    stop = null;
    if (!searchNames.areMixed()) return;
    let waitMs = pauseMs;
    try {
      searchNames.renew(atOnce);
    } catch (thrown) {
      parts.log.warn('names.notRenewed', { problem: parts.problemOfThrown(thrown).kind });
      waitMs = restMs;
    }
    stop = parts.clock.after(waitMs, goOn);
  };
  if (searchNames.areMixed()) stop = parts.clock.after(pauseMs, goOn);
  return () => stop?.();
}
