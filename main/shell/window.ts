import { app, BrowserWindow, screen, type Session } from 'electron';
import type { BehindFile } from '../files/behind.ts';
import { startPage } from './origin.ts';
import {
  broughtInto,
  leastOn,
  placeWindow,
  readWindowState,
  windowStateText,
  type WindowState,
} from './windowState.ts';

export interface WindowParts {
  readonly session: Session;
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  /** Where the window's place is kept. */
  readonly stateFile: string;
  /** Keeps it. */
  readonly place: BehindFile;
}

/** The desk's one window: locked to its page, and where the user left it. It shows itself once it has something to show. */
export function createWindow({ session, preload, stateFile, place }: WindowParts): BrowserWindow {
  const { bounds, maximized, least } = placeWindow(readWindowState(stateFile), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: least.width,
    minHeight: least.height,
    show: false,
    title: 'Frontdesk',
    backgroundColor: '#f6f6f4',
    webPreferences: {
      session,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableDialogs: true,
    },
  });
  if (maximized) window.maximize();
  keepState(window, place);
  keepOnScreen(window);
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
}

/** Loads the renderer; rejects where its files are missing, which only a broken installation has. */
export async function openStartPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(startPage);
}

/** Brings the window before everything else, wherever it was. */
export function toFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function workAreas() {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

/** A screen that is unplugged, turned or scaled while the desk runs may leave less room than the window has. */
function keepOnScreen(window: BrowserWindow): void {
  const look = (): void => {
    if (window.isDestroyed() || window.isMaximized() || window.isFullScreen() || window.isMinimized()) return;
    const bounds = window.getBounds();
    const { workArea } = screen.getDisplayMatching(bounds);
    const fits = broughtInto(workArea, bounds);
    const { width, height } = leastOn(workArea);
    window.setMinimumSize(width, height);
    // Who has drawn a window half over the edge keeps it there: only one that is too large is brought in.
    if (fits.width < bounds.width || fits.height < bounds.height) window.setBounds(fits);
  };
  screen.on('display-removed', look).on('display-metrics-changed', look);
  window.on('closed', () => screen.off('display-removed', look).off('display-metrics-changed', look));
}

/** Saved a moment after each change, so that also a desk that is switched off at the wall remembers. */
function keepState(window: BrowserWindow, place: BehindFile): void {
  let waiting: NodeJS.Timeout | undefined;
  const state = (): WindowState => ({
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
  });
  let kept: string | null = null;
  const keep = (): void => {
    clearTimeout(waiting);
    if (window.isDestroyed()) return;
    const text = windowStateText(state());
    if (text !== kept) place.write(text);
    kept = text;
  };
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 400);
  };
  window.on('resize', soon).on('move', soon).on('maximize', soon).on('unmaximize', soon).on('close', keep);
  // Who quits closes the window last, when nobody waits for a file any more.
  app.on('before-quit', keep);
}
