import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { Log } from '#shared/ports.ts';
import { createBehindFile } from '../files/behind.ts';
import { parseCommandLine, type CommandLine } from './commandLine.ts';
import { guardAllPages } from './guards.ts';
import { declareLines } from './lines.ts';
import { createLog } from './log.ts';
import type { BuiltFiles, Compose, ShellDesk } from './parts.ts';
import { placesOf } from './places.ts';
import { declareScheme, serveRenderer } from './protocol.ts';
import { stopBeforeQuit } from './quit.ts';
import { rendererSession } from './session.ts';
import { createWindow, openStartPage, toFront } from './window.ts';

/**
 * Runs the app: one instance, one window, one door. Everything that must be said before the app is ready is said here, without
 * waiting. The window's process is made first; the desk behind it is read while that begins (adr/0019).
 */
export function runShell(files: BuiltFiles, compose: Compose): void {
  const { options, ignored } = parseCommandLine(process.argv.slice(1));
  if (options.profile !== undefined) app.setPath('userData', resolve(options.profile));
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  declareScheme();
  declareLines();
  const log = createLog(join(app.getPath('userData'), 'logs'));
  log.info('app.started', { version: app.getVersion(), electron: process.versions.electron });
  if (ignored.length > 0) log.info('commandLine.ignored', { names: ignored.join(' ') });
  guardAllPages(log);
  app
    .whenReady()
    .then(() => open(files, compose, options, log))
    .catch((thrown: unknown) => {
      log.error('app.notStarted', { calls: placesOf(thrown) });
      app.exit(1);
    });
}

async function open(files: BuiltFiles, compose: Compose, options: CommandLine, log: Log): Promise<void> {
  const folder = app.getPath('userData');
  const session = rendererSession();
  let openDoor = (): void => undefined;
  const door = new Promise<void>((there) => {
    openDoor = there;
  });
  const pageRead = serveRenderer(session, { root: files.renderer, door });
  const stateFile = join(folder, 'window.json');
  // Where it cannot be kept, the window opens in the middle next time.
  const place = createBehindFile(stateFile, () => undefined);
  const window = createWindow({ session, preload: files.preload, stateFile, place });
  app.on('second-instance', () => {
    toFront(window);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  const state: { desk: ShellDesk | null } = { desk: null };
  stopBeforeQuit(async () => {
    await Promise.all([state.desk?.stop(), place.settled()]);
  }, log);

  const loading = openStartPage(window);
  // Whoever waits for it hears of a failure; until then it is nobody's.
  loading.catch(() => undefined);
  const { openDesk } = await import('./openDesk.ts');
  await openDesk({ window, loading, pageRead, compose, options, folder, log, doorIsThere: openDoor }, state);
}
