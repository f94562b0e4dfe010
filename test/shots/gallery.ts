import { join } from 'node:path';
import { violationsOf } from '../e2e/harness/accessibility.ts';
import { openWindow } from '../bench/window.ts';
import type { Shot } from './shots.ts';

/** What a picture shows, and what a machine finds wrong with it. */
export interface Taken {
  /** PNG */
  readonly picture: Buffer;
  /** Errors of the page, texts that do not fit where they stand, and what axe finds, however slight. */
  readonly faults: readonly string[];
}

/** The renderer behind an invented main, in the checkout's own Electron. */
export interface Gallery {
  take(shot: Shot): Promise<Taken>;
  /** Opens a screen without a picture of it. @returns what can be pressed there and is less than 24 px high or wide, with its size */
  smallTargets(shot: Shot): Promise<readonly string[]>;
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
  const show = async (shot: Shot): Promise<void> => {
    const { query, size: [width, height] = [1366, 768], scale = 1, forced = false, act } = shot;
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
  };
  return {
    close: () => shown.close(),
    async smallTargets(shot) {
      await show(shot);
      await page.waitForTimeout(150);
      return page.evaluate(findSmall);
    },
    async take(shot) {
      heard = [];
      await show(shot);
      await page.waitForTimeout(250);
      const clipped = await page.evaluate(findClipped);
      const violations = await violationsOf({ page });
      return {
        picture: await page.screenshot({ caret: 'hide' }),
        faults: [
          ...heard,
          ...clipped.map((text) => `clipped: ${text}`),
          ...violations.map((violation) => `axe ${violation}`),
        ],
      };
    },
  };
}

/**
 * What can be pressed and is smaller than WCAG 2.5.8 asks for (24 px), as it is laid out. A field that is drawn by its label is as
 * large as that; a link within a sentence is as high as its line, which the rule allows; what is only for ears has no size.
 */
function findSmall(): string[] {
  const found = new Set<string>();
  const pressed =
    'button, a[href], input, select, textarea, summary, [role=option], [role=button], [role=tab], [role=menuitem], [role=row][tabindex], [data-item]';
  for (const element of document.querySelectorAll<HTMLElement>(pressed)) {
    const target = element.matches('input[type=checkbox], input[type=radio]')
      ? (element.closest('label') ?? element)
      : element;
    if (!target.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest('.visually-hidden, .skip, [aria-hidden=true], p a, [style*=clip]') !== null) continue;
    const { offsetWidth: width, offsetHeight: height } = target;
    if (width === 0 && height === 0) continue;
    if (Math.min(width, height) < 24)
      found.add(`${target.tagName.toLowerCase()}.${target.className.split(' ')[0] ?? ''} ${width}×${height}`);
  }
  return [...found].sort();
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
