import { join } from 'node:path';
import type { Page } from 'playwright';
import { violationsOf } from '../e2e/harness/accessibility.ts';
import { openWindow } from '../bench/window.ts';
import type { Shot } from './shot.ts';
import { findSmall } from './small.ts';
import { findUnfit } from './unfit.ts';

/** What a picture shows, and what a machine finds wrong with it. */
export interface Taken {
  /** PNG */
  readonly picture: Buffer;
  /** Errors of the page, texts that are cut off, controls that are out of reach or too small, and what axe finds, however slight. */
  readonly faults: readonly string[];
}

/** The renderer behind an invented main, in the checkout's own Electron. */
export interface Gallery {
  take(shot: Shot): Promise<Taken>;
  /** Opens a screen without a picture of it. @returns what can be pressed there and is less than 24 px high or wide, with its size */
  smallTargets(shot: Shot): Promise<readonly string[]>;
  /** Shows it and looks, but not with axe, which takes longer than all the rest. @returns the faults */
  look(shot: Shot): Promise<readonly string[]>;
  /** Shows it. @returns the page, right after what a person does in it */
  show(shot: Shot): Promise<Page>;
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
  async function show(shot: Shot): Promise<Page> {
    const {
      query,
      size: [width, height] = [1366, 768],
      scale = 1,
      forced = false,
      moving = false,
      act,
    } = shot;
    heard = [];
    await page.goto('about:blank');
    // Whatever lies under the hand that took the picture before is not pointed at.
    await page.mouse.move(0, 0);
    await app.evaluate(
      ({ BrowserWindow }, wanted) =>
        BrowserWindow.getAllWindows()[0]?.setContentSize(wanted.width, wanted.height),
      { width: width * scale, height: height * scale },
    );
    await page.emulateMedia({
      reducedMotion: moving ? 'no-preference' : 'reduce',
      forcedColors: forced === false ? 'none' : 'active',
      colorScheme: forced === 'dark' ? 'dark' : null,
    });
    await page.clock.setFixedTime(morning);
    await page.goto(`${address}?${query}`);
    // Only now: a zoom is that of the page's host, and the page before had another one.
    await app.evaluate(({ BrowserWindow }, wanted) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.setZoomFactor(wanted);
    }, scale);
    await page.waitForFunction(
      (wanted) => Math.abs(innerWidth - wanted.width) < 2 && Math.abs(innerHeight - wanted.height) < 2,
      { width, height },
    );
    await page.waitForSelector('.setup, .frame, .closed, main > section');
    await act?.(page);
    return page;
  }

  /** Playwright's own picture of a page that is zoomed is cut off. */
  async function wholeWindow(): Promise<Buffer> {
    const text = await app.evaluate(async ({ BrowserWindow }) => {
      const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
      return picture?.toPNG().toString('base64') ?? '';
    });
    return Buffer.from(text, 'base64');
  }

  async function look(shot: Shot): Promise<readonly string[]> {
    await show(shot);
    await page.waitForTimeout(250);
    return [...heard, ...(await page.evaluate(findUnfit))];
  }

  return {
    close: () => shown.close(),
    show,
    look,
    async smallTargets(shot) {
      await show(shot);
      await page.waitForTimeout(150);
      return page.evaluate(findSmall);
    },
    async take(shot) {
      const faults = await look(shot);
      const small = await page.evaluate(findSmall);
      const violations = await violationsOf({ page });
      return {
        picture: shot.scale === undefined ? await page.screenshot({ caret: 'hide' }) : await wholeWindow(),
        faults: [...faults, ...small, ...violations.map((violation) => `axe ${violation}`)],
      };
    },
  };
}
