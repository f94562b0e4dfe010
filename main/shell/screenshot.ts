import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Handlers } from '#shared/contract/door.ts';

/** How long the day may take to come; a practice clinic on a slow machine needs a fraction of it. */
const patienceMs = 120_000;
const stepMs = 250;

/** A card of the board, as the renderer marks it. */
const cardCount = "document.querySelectorAll('[data-item][data-state]').length";
/** Fonts are there, and two frames have been drawn since. */
const settled = `document.fonts.ready.then(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 300)))))`;

/**
 * Waits until today has been imported and stands on the board, and writes a PNG of the window.
 * @returns the picture's absolute path, and whether the day was on it before patience ran out
 */
export async function takeScreenshot(window: BrowserWindow, handlers: Handlers, file: string) {
  const until = performance.now() + patienceMs;
  let shown = false;
  while (!shown && performance.now() < until) {
    await new Promise((done) => setTimeout(done, stepMs));
    shown = (await isTodayReady(handlers)) && (await evaluate(window, cardCount)) > 0;
  }
  await evaluate(window, settled);
  const picture = await window.webContents.capturePage();
  const path = resolve(file);
  await writeFile(path, picture.toPNG());
  return { path, shown };
}

async function isTodayReady(handlers: Handlers): Promise<boolean> {
  const progress = await handlers['import.get'](null);
  if (!progress.ok) return false;
  return (
    progress.value.kind === 'finished' || (progress.value.kind === 'running' && progress.value.todayReady)
  );
}

async function evaluate(window: BrowserWindow, script: string): Promise<number> {
  const value: unknown = await window.webContents.executeJavaScript(script);
  return typeof value === 'number' ? value : 0;
}
