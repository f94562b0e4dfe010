import { setTimeout as wait } from 'node:timers/promises';
import { app, powerMonitor, type BrowserWindow } from 'electron';
import type { Push } from '#shared/contract/door.ts';
import type { Log } from '#shared/ports.ts';
import { createAlerts } from './alerts.ts';
import { createAppearance, type Appearance } from './appearance.ts';
import { readAppInfo } from './appInfo.ts';
import { systemClock } from './clock.ts';
import type { CommandLine } from './commandLine.ts';
import { reportBugs, reviveWhenGone } from './crash.ts';
import { installDoor } from './door.ts';
import { afterFirstPaintOf } from './firstPaint.ts';
import { createFetch, isProxied } from './lines.ts';
import type { Compose, ShellDesk } from './parts.ts';
import { createPageSession } from './pageSession.ts';
import { createPaper } from './paper.ts';
import { takeScreenshot } from './screenshot.ts';
import { openStartPage } from './window.ts';

/** By then a dead renderer has been brought back. Milliseconds. */
const reviveMs = 1_000;
/** The page waits for so long for the desk's clinic: a keychain that asks its person must not leave the window empty. Milliseconds. */
const firstWordMs = 1_500;
/** A page that does not come takes no file from the desk. Milliseconds. */
const pageMs = 1_000;

/** A window whose page is on its way, and what the desk behind it is made of. */
export interface Opening {
  readonly window: BrowserWindow;
  /** The page has come; rejects where it has not. */
  readonly loading: Promise<void>;
  /** The page has taken its scripts. */
  readonly pageRead: Promise<void>;
  readonly compose: Compose;
  readonly options: CommandLine;
  /** Absolute. */
  readonly folder: string;
  readonly log: Log;
  /** To be said once the page can ask. */
  readonly doorIsThere: () => void;
}

/**
 * Composes the desk behind a window that is being loaded; what the renderer asks meanwhile waits for it.
 * @param state where the desk is put for whoever has to stop it
 */
export async function openDesk(opening: Opening, state: { desk: ShellDesk | null }): Promise<void> {
  const { window, log, options, folder } = opening;
  const appInfo = readAppInfo();
  const there = (): BrowserWindow => window;
  const door = installDoor(there, log);
  opening.doorIsThere();
  const appearance = createAppearance(appInfo.systemLocale, door.push);
  reportBugs(log, appearance.translate);
  reviveWhenGone(window, log, appearance.translate);
  const loaded = pageLoaded(opening);
  // Whoever waits for it below hears of a failure.
  loaded.catch(() => undefined);
  const afterFirstPaint = afterFirstPaintOf(window);
  state.desk = await opening.compose({
    options,
    appInfo,
    folder,
    log,
    clock: systemClock,
    random: Math.random,
    fetch: createFetch(),
    isProxied,
    push: watchSettings(door.push, appearance),
    alerts: createAlerts(there, log),
    afterFirstPaint,
    paper: createPaper(there, createPageSession(), log),
    onResume: (task) => {
      powerMonitor.on('resume', task);
    },
  });
  await begin(state.desk, options, appearance);
  // Both are work of this thread: the page has its scripts first, and runs them while the file is opened.
  await Promise.race([opening.pageRead, loaded.catch(() => undefined), wait(pageMs)]);
  // The page's first question is answered with the clinic, not with the set-up.
  const started = state.desk.start();
  await Promise.race([started, wait(firstWordMs)]);
  door.open(state.desk.handlers);
  await Promise.all([loaded, started]);
  if (options.screenshot !== undefined) await pictureAndQuit(window, state.desk, options.screenshot);
}

/** A renderer that dies while it loads takes the page with it; it is brought back, and then the page comes too. */
async function pageLoaded({ window, loading, log }: Opening): Promise<void> {
  try {
    await loading;
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
