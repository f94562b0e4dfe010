import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { app, powerMonitor, type BrowserWindow } from 'electron';
import type { Push } from '#shared/contract/door.ts';
import type { Log } from '#shared/ports.ts';
import { createBehindFile } from '../files/behind.ts';
import { createAlerts } from './alerts.ts';
import { createAppearance, type Appearance } from './appearance.ts';
import { readAppInfo } from './appInfo.ts';
import { systemClock } from './clock.ts';
import { parseCommandLine, type CommandLine } from './commandLine.ts';
import { reportBugs, reviveWhenGone } from './crash.ts';
import { installDoor } from './door.ts';
import { guardAllPages } from './guards.ts';
import { afterFirstPaintOf } from './firstPaint.ts';
import { createFetch, declareLines, isProxied } from './lines.ts';
import { createLog } from './log.ts';
import type { BuiltFiles, Compose, ShellDesk } from './parts.ts';
import { createPageSession } from './pageSession.ts';
import { createPaper } from './paper.ts';
import { placesOf } from './places.ts';
import { declareScheme, serveRenderer } from './protocol.ts';
import { stopBeforeQuit } from './quit.ts';
import { takeScreenshot } from './screenshot.ts';
import { rendererSession } from './session.ts';
import { createWindow, openStartPage, toFront } from './window.ts';

/** By then a dead renderer has been brought back. Milliseconds. */
const reviveMs = 1_000;
/** The page waits for so long for the desk's clinic: a keychain that asks its person must not leave the window empty. Milliseconds. */
const firstWordMs = 1_500;

/**
 * Runs the app: one instance, one window, one door. The desk is composed while the window loads; what the renderer asks
 * meanwhile waits for it. Everything that must be said before the app is ready is said here, without waiting.
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
  const appInfo = readAppInfo();
  const state: { window: BrowserWindow | null; desk: ShellDesk | null } = { window: null, desk: null };
  const door = installDoor(() => state.window, log);
  const appearance = createAppearance(appInfo.systemLocale, door.push);
  reportBugs(log, appearance.translate);

  const session = rendererSession();
  serveRenderer(session, files.renderer);
  const stateFile = join(folder, 'window.json');
  // Where it cannot be kept, the window opens in the middle next time.
  const place = createBehindFile(stateFile, () => undefined);
  const window = createWindow({ session, preload: files.preload, stateFile, place });
  state.window = window;
  reviveWhenGone(window, log, appearance.translate);
  app.on('second-instance', () => {
    toFront(window);
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
  stopBeforeQuit(async () => {
    await Promise.all([state.desk?.stop(), place.settled()]);
  }, log);

  const loaded = loadStartPage(window, log);
  state.desk = await compose({
    options,
    appInfo,
    folder,
    log,
    clock: systemClock,
    random: Math.random,
    fetch: createFetch(),
    isProxied,
    push: watchSettings(door.push, appearance),
    alerts: createAlerts(() => state.window, log),
    afterFirstPaint: afterFirstPaintOf(window),
    paper: createPaper(() => state.window, createPageSession(), log),
    onResume: (task) => {
      powerMonitor.on('resume', task);
    },
  });
  await begin(state.desk, options, appearance);
  // The file is opened while the page loads, and the page's first question is answered with the clinic, not with the set-up.
  const started = state.desk.start();
  await Promise.race([started, wait(firstWordMs)]);
  door.open(state.desk.handlers);
  await Promise.all([loaded, started]);
  if (options.screenshot !== undefined) await pictureAndQuit(window, state.desk, options.screenshot);
}

/** A renderer that dies while it loads takes the page with it; it is brought back, and then the page comes too. */
async function loadStartPage(window: BrowserWindow, log: Log): Promise<void> {
  try {
    await openStartPage(window);
  } catch {
    log.warn('renderer.notLoaded');
    await wait(reviveMs);
    await openStartPage(window);
  }
}

/** The settings as kept, or the language that the command line asks for; the window follows every change. */
async function begin(desk: ShellDesk, { language }: CommandLine, appearance: Appearance): Promise<void> {
  const settings =
    language === undefined
      ? await desk.handlers['settings.get'](null)
      : await desk.handlers['settings.set']({ language });
  if (settings.ok) appearance.apply(settings.value);
}

function watchSettings(push: Push, appearance: Appearance): Push {
  return (name, event) => {
    push(name, event);
    if (name === 'settings.changed') appearance.apply(event as Parameters<Appearance['apply']>[0]);
  };
}

async function pictureAndQuit(window: BrowserWindow, desk: ShellDesk, file: string): Promise<void> {
  const { path, shown } = await takeScreenshot(window, desk.handlers, file);
  process.stdout.write(`${path}\n`);
  if (!shown) process.stderr.write('The day was not on the board in time; the picture shows what was.\n');
  process.exitCode = shown ? 0 : 1;
  app.quit();
}
