import { app, shell, type WebContents } from 'electron';
import type { Log } from '#shared/ports.ts';
import { isAllowedLink } from './links.ts';
import { isOwnPage } from './origin.ts';

/**
 * Holds every page of this app where it is: no navigation away, no second window, no webview. A link to a known place
 * opens in the system's browser instead. What was refused is logged by kind, never by address: that may hold anything.
 */
export function guardAllPages(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    guard(contents, log);
  });
}

function guard(contents: WebContents, log: Log): void {
  const refuse = (event: { preventDefault(): void; readonly url: string }): void => {
    if (isOwnPage(event.url)) return;
    event.preventDefault();
    log.warn('navigation.refused');
    openOutside(event.url, log);
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('webview.refused');
  });
  contents.setWindowOpenHandler(({ url }) => {
    log.warn('window.refused');
    openOutside(url, log);
    return { action: 'deny' };
  });
}

function openOutside(url: string, log: Log): void {
  if (!isAllowedLink(url)) return;
  shell.openExternal(url).catch(() => {
    log.warn('link.notOpened');
  });
}
