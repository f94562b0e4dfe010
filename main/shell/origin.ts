/** Where the renderer lives: one host of our own scheme. Nothing else is ever loaded into the window. */
export const scheme = 'app';
export const host = 'frontdesk';
export const startPage = `${scheme}://${host}/index.html`;

/** True for a page of our own renderer. The port, user name and password of a URL are part of its identity: we use none. */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host: authority, username, password } = new URL(url);
  return protocol === `${scheme}:` && authority === host && username === '' && password === '';
}

/** What of a message's sender decides whether it is answered. */
export interface Sender {
  /** The address of the frame's document; `null` where the frame is gone already. */
  readonly url: string | null;
  /** True for the window's own document, false for a frame inside it. */
  readonly isMainFrame: boolean;
  /** True if it came from the desk's one window. */
  readonly isOwnWindow: boolean;
}

/** Only the main frame of our window, showing our own page, is spoken to. */
export function isTrusted(sender: Sender): boolean {
  return sender.isOwnWindow && sender.isMainFrame && sender.url !== null && isOwnPage(sender.url);
}
