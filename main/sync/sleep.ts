import type { Clock } from '#shared/ports.ts';

/** Why a sleep ends early. Given as the reason, since an abort without one makes an error with its stack each time. */
export const woken = 'woken';

/** Waits `ms` on `clock`; settles early, without an error, when `signal` aborts. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const stop = clock.after(ms, () => {
      signal?.removeEventListener('abort', onAbort);
      resolve();
    });
    const onAbort = (): void => {
      stop();
      resolve();
    };
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}
