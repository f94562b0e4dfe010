import { app, dialog, type BrowserWindow } from 'electron';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import type { Log } from '#shared/ports.ts';
import { placesOf } from './places.ts';
import { openStartPage } from './window.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** A window that dies twice within this time is not loaded again by itself: it would go round for ever. */
const restMs = minuteMs;

/** Brings a dead renderer back, and says so; nothing is lost, since the desk itself lives in main. */
export function reviveWhenGone(window: BrowserWindow, log: Log, translate: () => Translator): void {
  let lastDeath = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('renderer.gone', { reason, exitCode });
    const again = performance.now() - lastDeath < restMs;
    lastDeath = performance.now();
    revive(window, again, translate()).catch(() => {
      log.error('renderer.notRevived');
    });
  });
  window.on('unresponsive', () => {
    log.warn('renderer.unresponsive');
  });
}

async function revive(window: BrowserWindow, again: boolean, translate: Translator): Promise<void> {
  // Chromium is still clearing up while it tells: a page that is loaded now would never come.
  await new Promise((resolve) => setTimeout(resolve, 100));
  if (again) {
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: translate('shell.dialog.windowFailed'),
      buttons: [translate('shell.dialog.reload'), translate('shell.dialog.quit')],
      cancelId: 1,
    });
    if (response === 1) {
      app.quit();
      return;
    }
  }
  await openStartPage(window);
  if (again) return;
  await dialog.showMessageBox(window, {
    type: 'info',
    message: translate('shell.dialog.windowRevived'),
    buttons: [translate('shell.dialog.ok')],
  });
}

/** What nobody caught is a bug: logged by place, said in words, and the desk goes on. Never shown: what it says itself. */
export function reportBugs(log: Log, translate: () => Translator): void {
  let told = false;
  const report = (event: string, thrown: unknown): void => {
    log.error(event, {
      kind: thrown instanceof Error ? thrown.name : typeof thrown,
      calls: placesOf(thrown),
    });
    if (told || !app.isReady()) return;
    told = true;
    // Not the error box: it would hold up all of main until somebody presses its button.
    void dialog.showMessageBox({
      type: 'error',
      message: translate()('shell.dialog.bugTitle'),
      detail: translate()('shell.dialog.bugText'),
      buttons: [translate()('shell.dialog.ok')],
    });
  };
  process.on('uncaughtException', (thrown) => {
    report('bug.uncaught', thrown);
  });
  process.on('unhandledRejection', (thrown) => {
    report('bug.rejection', thrown);
  });
}
