import { session, type Session } from 'electron';
import { isOwnPage } from './origin.ts';

/**
 * The window's session: in memory, so that nothing of a patient's is cached on disk; without any network; and with
 * every permission refused, asked for or not.
 */
export function rendererSession(): Session {
  const own = session.fromPartition('frontdesk', { cache: false });
  own.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !mayLoad(url) });
  });
  own.on('will-download', (event) => {
    event.preventDefault();
  });
  own.setSpellCheckerEnabled(false);
  return own;
}

/** The developer tools load their own pages by their own scheme. */
const mayLoad = (url: string): boolean => isOwnPage(url) || url.startsWith('devtools://');
