import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { openWindow } from '../bench/window.ts';
import type { Shot } from './shots.ts';

/** What a picture shows, and what a machine finds wrong with it. */
export interface Taken {
  /** PNG */
  readonly picture: Buffer;
  /** Errors of the page, texts that do not fit where they stand, and what axe calls serious. */
  readonly faults: readonly string[];
}

/** The renderer behind an invented main, in the checkout's own Electron. */
export interface Gallery {
  take(shot: Shot): Promise<Taken>;
  close(): Promise<void>;
}

/** A busy morning, whenever the pictures are taken. */
const morning = new Date('2026-11-23T09:41:00Z');

/** Builds the page and opens it. Needs a display. */
export async function openGallery(): Promise<Gallery> {
  const shown = await openWindow(join(import.meta.dirname, 'page'));
  const { app, page, address } = shown;
  await page.clock.install({ time: morning });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  let heard: string[] = [];
  page.on('console', (message) => {
    const counts = message.type() === 'error' || message.type() === 'warning';
    if (counts && !message.text().includes('Electron Security')) heard.push(message.text());
  });
  page.on('pageerror', (error) => heard.push(error.message));
  return {
    close: () => shown.close(),
    async take({ query, size: [width, height] = [1366, 768], scale = 1, forced = false, act }) {
      heard = [];
      await page.goto('about:blank');
      // Whatever lies under the hand that took the picture before is not pointed at.
      await page.mouse.move(0, 0);
      await app.evaluate(
        ({ BrowserWindow }, wanted) => {
          const [window] = BrowserWindow.getAllWindows();
          window?.setContentSize(wanted.width * wanted.scale, wanted.height * wanted.scale);
          window?.webContents.setZoomFactor(wanted.scale);
        },
        { width, height, scale },
      );
      await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: forced ? 'active' : 'none' });
      await page.clock.setFixedTime(morning);
      await page.goto(`${address}?${query}`);
      await page.waitForSelector('.setup, .frame, .closed');
      await act?.(page);
      await page.waitForTimeout(250);
      const clipped = await page.evaluate(findClipped);
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      return {
        picture: await page.screenshot({ caret: 'hide' }),
        faults: [
          ...heard,
          ...clipped.map((text) => `clipped: ${text}`),
          ...serious.map(
            ({ id, nodes }) => `axe ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
          ),
        ],
      };
    },
  };
}

/** Texts of the frame that do not fit where they stand. Lists that shorten names on purpose are left out. */
function findClipped(): string[] {
  const found: string[] = [];
  for (const element of document.querySelectorAll(
    '.top *, .side *, .panel *, .toast *, .setup *, .pop *, .import *, .note *, .list *, .end *, .calendars *',
  )) {
    if (
      element.closest(
        '.visually-hidden, .place-row, .came-who, .list-row, .end-find .meta, .times-doctor, .hit-rest, .known-one, .month > h2, select, [style*=clip]',
      ) !== null
    )
      continue;
    if (element.children.length > 0 || element.textContent === '') continue;
    const over = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    const box = element.getBoundingClientRect();
    const off = box.right > innerWidth + 1 || box.left < -1;
    if (over || off) found.push(element.textContent.slice(0, 40));
  }
  return found;
}
