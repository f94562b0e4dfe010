import { app, nativeImage, Notification, Tray, type BrowserWindow } from 'electron';
import type { Log } from '#shared/ports.ts';
import type { Alerts } from '../desk/ports.ts';
import { trayIcon } from './trayIcon.ts';
import { toFront } from './window.ts';

/** Pixels; for sharp screens a second picture of twice the size goes along. */
const traySize = 16;

/** Not every system says when a notice is gone. More than these nobody presses. */
const mostHeld = 20;

/** As in electron-builder.yml: Windows shows no notice of a program that does not say which one it is. */
const appId = 'org.frontdesk.desk';

/** What reaches a person who does not look at the window: the system's notices, the tray, the badge. */
export function createAlerts(window: () => BrowserWindow | null, log: Log): Alerts {
  if (process.platform === 'win32') app.setAppUserModelId(appId);
  const bring = (): void => {
    const shown = window();
    if (shown !== null) toFront(shown);
  };
  const setTray = createTray(bring, log);
  /** A notice that nothing holds is collected as garbage, and its press with it. */
  const held = new Set<Notification>();
  return {
    isLookedAt: () => window()?.isFocused() === true,
    notify({ title, body }, opened) {
      if (!Notification.isSupported()) {
        log.info('notice.notSupported');
        return;
      }
      // The desk has its own sound, with its own setting.
      const notice = new Notification({ title, body, silent: true });
      held.add(notice);
      const [oldest] = held;
      if (held.size > mostHeld && oldest !== undefined) held.delete(oldest);
      notice.on('click', () => {
        held.delete(notice);
        bring();
        opened();
      });
      notice.on('close', () => held.delete(notice));
      notice.show();
    },
    count(count, words) {
      setTray(count, words);
      app.setBadgeCount(count);
    },
  };
}

/** The icon comes with the first news and stays; a system without a tray does without. */
function createTray(pressed: () => void, log: Log): (count: number, words: string) => void {
  let tray: Tray | null = null;
  return (count, words) => {
    try {
      if (tray === null && count === 0) return;
      if (tray === null) {
        tray = new Tray(imageOf(count > 0));
        tray.on('click', pressed);
      } else tray.setImage(imageOf(count > 0));
      tray.setToolTip(words);
      // Only a Mac shows words beside the icon.
      tray.setTitle(count > 0 ? String(count) : '');
    } catch {
      log.warn('tray.notShown');
    }
  };
}

function imageOf(dot: boolean) {
  const image = nativeImage.createEmpty();
  for (const scaleFactor of [1, 2]) {
    const { size, pixels } = trayIcon(traySize * scaleFactor, dot);
    image.addRepresentation({
      scaleFactor,
      width: size,
      height: size,
      buffer: nativeImage.createFromBitmap(pixels, { width: size, height: size }).toPNG(),
    });
  }
  return image;
}
