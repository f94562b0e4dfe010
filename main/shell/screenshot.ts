import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Handlers } from '#shared/contract/door.ts';

/** How long the day may take to come; a practice clinic on a slow machine needs a fraction of it. */
const patienceMs = 120_000;
const stepMs = 250;

/** Large enough for the whole day of a clinic of eight doctors. A virtual screen lets a window be larger than itself. */
const pictureSize = { width: 1760, height: 1700 };

/** A visit on the board, as the renderer marks it. */
const cardCount = "document.querySelectorAll('[data-item][data-state]').length";

/** The first visit of the day comes to the top, a little below the edge, whatever the time is now. */
const toFirstVisit = `(() => {
  const cards = [...document.querySelectorAll('[data-item][data-state]')];
  const top = (card) => card.getBoundingClientRect().top;
  const first = cards.reduce((least, card) => (least === null || top(card) < top(least) ? card : least), null);
  if (first === null) return;
  let scroller = first.parentElement;
  while (scroller !== null && scroller.scrollHeight <= scroller.clientHeight) scroller = scroller.parentElement;
  scroller?.scrollBy({ top: top(first) - scroller.getBoundingClientRect().top - 90, left: -1e6 });
})()`;

/** Fonts are there, and some frames have been drawn since. */
const settled = `document.fonts.ready.then(() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 400)))))`;

/**
 * Waits until today has been imported and stands on the board, and writes a PNG of the window.
 * @returns the picture's absolute path, and whether the day was on it before patience ran out
 */
export async function takeScreenshot(window: BrowserWindow, handlers: Handlers, file: string) {
  const bounds = window.getNormalBounds();
  window.setContentSize(pictureSize.width, pictureSize.height);
  const shown = await dayIsShown(window, handlers);
  await evaluate(window, settled);
  await evaluate(window, toFirstVisit);
  await evaluate(window, settled);
  const picture = await window.webContents.capturePage();
  window.setBounds(bounds);
  const path = resolve(file);
  await writeFile(path, picture.toPNG());
  return { path, shown };
}

async function dayIsShown(window: BrowserWindow, handlers: Handlers): Promise<boolean> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    if ((await isTodayReady(handlers)) && (await evaluate(window, cardCount)) > 0) return true;
    await new Promise((done) => setTimeout(done, stepMs));
  }
  return false;
}

async function isTodayReady(handlers: Handlers): Promise<boolean> {
  const progress = await handlers['line.import'](null);
  if (!progress.ok) return false;
  return (
    progress.value.kind === 'finished' || (progress.value.kind === 'running' && progress.value.todayReady)
  );
}

async function evaluate(window: BrowserWindow, script: string): Promise<number> {
  const value: unknown = await window.webContents.executeJavaScript(script);
  return typeof value === 'number' ? value : 0;
}
