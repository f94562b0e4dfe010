import { BrowserWindow, screen, type Session } from 'electron';
import { startPage } from './origin.ts';
import { placeWindow, readWindowState, saveWindowState, type WindowState } from './windowState.ts';

export interface WindowParts {
  readonly session: Session;
  /** Absolute path of the bundled preload. */
  readonly preload: string;
  /** Where the window's place is kept. */
  readonly stateFile: string;
}

/** The desk's one window: locked to its page, and where the user left it. It shows itself once it has something to show. */
export function createWindow({ session, preload, stateFile }: WindowParts): BrowserWindow {
  const { bounds, maximized } = placeWindow(readWindowState(stateFile), workAreas());
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 560,
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
  keepState(window, stateFile);
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

/** Saved a moment after each change, so that also a desk that is switched off at the wall remembers. */
function keepState(window: BrowserWindow, file: string): void {
  let waiting: NodeJS.Timeout | undefined;
  const state = (): WindowState => ({
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
  });
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!window.isDestroyed()) saveWindowState(file, state());
    }, 400);
  };
  window.on('resize', soon).on('move', soon).on('maximize', soon).on('unmaximize', soon);
  window.on('close', () => {
    clearTimeout(waiting);
    saveWindowState(file, state());
  });
}
