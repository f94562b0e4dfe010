import { app } from 'electron';
import type { Log } from '#shared/ports.ts';

/** A desk that cannot let go must not keep the computer from shutting down. */
const patienceMs = 5_000;

/** Runs `stop` once before the app ends, and waits for it, but not for ever. */
export function stopBeforeQuit(stop: () => Promise<void>, log: Log): void {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs));
    Promise.race([stop(), patience])
      .catch(() => {
        log.error('desk.notStopped');
      })
      .finally(() => {
        state = 'stopped';
        log.info('app.ended');
        app.quit();
      });
  });
}
