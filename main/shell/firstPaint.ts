import type { BrowserWindow } from 'electron';

/** A window that paints nothing in this time is not waited for any longer. Milliseconds. */
const paintAtMostMs = 2_500;
/** Its first frame is on its way to the screen for so long. Milliseconds. */
const presentedMs = 50;

/** Keeps tasks until the window has painted for the first time, and runs them at once after that. */
export function afterFirstPaintOf(window: BrowserWindow): (run: () => void) => () => void {
  let isPainted = false;
  const waiting = new Set<() => void>();
  const go = (): void => {
    isPainted = true;
    const tasks = [...waiting];
    waiting.clear();
    tasks.forEach((run) => run());
  };
  const late = setTimeout(go, paintAtMostMs);
  window.once('ready-to-show', () => {
    clearTimeout(late);
    setTimeout(go, presentedMs);
  });
  return (run) => {
    if (isPainted) {
      run();
      return () => undefined;
    }
    waiting.add(run);
    return () => waiting.delete(run);
  };
}
