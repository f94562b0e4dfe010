import { BrowserWindow, session as sessions, type Session } from 'electron';
import { scheme } from './origin.ts';

/** Where pages for paper are found; not the renderer's host, so that nothing takes one for the renderer. */
const place = `${scheme}://paper/`;

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  'Cache-Control': 'no-store',
};

/** A session in memory that knows our pages and no network. */
export interface PageSession {
  readonly session: Session;
  /** Pages by their address, for as long as they are open. */
  readonly pages: Map<string, string>;
}

/** Makes the session at its first use; the app must be ready. */
export function createPageSession(): () => PageSession {
  let made: PageSession | null = null;
  return () => (made ??= make());
}

function make(): PageSession {
  const session = sessions.fromPartition('frontdesk-paper', { cache: false });
  const pages = new Map<string, string>();
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !pages.has(url) });
  });
  session.protocol.handle(scheme, ({ url }) => {
    const page = pages.get(url);
    return page === undefined ? new Response(null, { status: 404 }) : new Response(page, { headers });
  });
  return { session, pages };
}

let opened = 0;

/** A window that nobody sees, with the page in it; `close` lets go of both. */
export async function openPage(
  { session, pages }: PageSession,
  html: string,
): Promise<{ readonly window: BrowserWindow; readonly close: () => void }> {
  const url = `${place}${++opened}`;
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webviewTag: false,
      disableDialogs: true,
    },
  });
  const close = (): void => {
    pages.delete(url);
    if (!window.isDestroyed()) window.destroy();
  };
  try {
    pages.set(url, html);
    await window.loadURL(url);
    return { window, close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}
