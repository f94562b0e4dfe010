import { join } from 'node:path';
import { runShell } from '../../../main/shell/shell.ts';
import { clockFrom } from '../fixedClock.ts';
import { deskOn, fillFile } from '../requests/deskOnFile.ts';
import { morning } from '../requests/requests.ts';

/** So many calendars, with visits of so many days before: older ones are on no screen here, and nobody waits for their writing. */
const [calendars, past] = [200, 14];

/** The real window and the real desk, on a file of 200 calendars that is made before the window opens. */
runShell(
  {
    renderer: join(import.meta.dirname, '../../../renderer'),
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
  },
  ({ folder, log, push, afterFirstPaint }) => {
    const at = {
      file: join(folder, 'large.db'),
      key: new Uint8Array(32).fill(7),
      clock: clockFrom(morning),
      log,
    };
    fillFile(at, calendars, past);
    const desk = deskOn(at, push, afterFirstPaint);
    return Promise.resolve({
      handlers: desk.handlers,
      start: () => desk.start(null),
      stop: () => desk.stop(),
    });
  },
);
