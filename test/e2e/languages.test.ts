import { afterEach, describe, expect, test } from 'vitest';
import { launchDesk, type LaunchedDesk } from './harness/launch.ts';
import { pictureOnFailure } from './harness/pictures.ts';

/** What a person would see as broken text in the window. */
interface Flaw {
  readonly text: string;
  readonly where: string;
}

/**
 * Words that stand in the window although no catalogue has them. The pseudo-language puts each of its messages into brackets;
 * names, numbers and times are the clinic's and the calendar's, and marked as such by where they stand.
 */
function untranslated(): Flaw[] {
  const flaws: Flaw[] = [];
  const theirs = [
    '[data-item]',
    '[role="columnheader"]',
    '[role="rowheader"]',
    'time',
    'table',
    'select',
    '.board-scale',
    '.rest',
    '.tabular',
    '.month-name',
    '[data-theirs]',
  ].join(',');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.textContent ?? '').trim();
    const parent = node.parentElement;
    if (parent === null || !/\p{L}{3}/u.test(text) || parent.closest('script, style') !== null) continue;
    if (/[[\]]/u.test(parent.closest('button, p, label, h1, h2, li, span, div')?.textContent ?? text))
      continue;
    if (parent.closest(theirs) !== null || !parent.checkVisibility()) continue;
    flaws.push({ text, where: `${parent.tagName.toLowerCase()}.${parent.className}` });
  }
  return flaws;
}

/** Text of ours that is cut off by its own box; names may be, with their full text elsewhere. */
function clipped(): Flaw[] {
  const ours = document.querySelectorAll<HTMLElement>(
    'button, label, h1, h2, p, legend, summary, [role="tab"]',
  );
  return [...ours]
    .filter((one) => one.checkVisibility() && one.closest('[data-item], [role="grid"]') === null)
    .filter((one) => {
      const style = getComputedStyle(one);
      const hides = style.overflowX !== 'visible' || style.textOverflow === 'ellipsis';
      const isHidden = one.getBoundingClientRect().width <= 1;
      return (
        hides &&
        !isHidden &&
        (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 2)
      );
    })
    .map((one) => ({
      text: one.textContent.slice(0, 60),
      where: `${one.tagName.toLowerCase()}.${one.className}`,
    }));
}

const overTheEdge = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

describe('in words 40 % longer than English', () => {
  let desk: LaunchedDesk | null = null;
  afterEach(async () => {
    await desk?.close();
    desk = null;
  });
  pictureOnFailure(() => desk);

  for (const [width, height] of [
    [1366, 768],
    [1024, 700],
  ] as const) {
    test(`no word of ours is missing from the catalogues, cut off or over the edge at ${width}×${height}: set-up`, async () => {
      desk = await launchDesk({ args: ['--language=pseudo'] });
      await sized(desk, width, height);
      await desk.page.locator('form').first().waitFor();
      expect(await desk.page.evaluate(untranslated)).toEqual([]);
      expect(await desk.page.evaluate(clipped)).toEqual([]);
      expect(await desk.page.evaluate(overTheEdge)).toBe(0);
    });

    test(`no word of ours is missing from the catalogues, cut off or over the edge at ${width}×${height}: the day and the week`, async () => {
      desk = await launchDesk({ args: ['--language=pseudo', '--practice=small'] });
      await sized(desk, width, height);
      await desk.page
        .locator('[data-item][data-state]')
        .first()
        .waitFor({ state: 'attached', timeout: 60_000 });
      expect(await desk.page.evaluate(untranslated)).toEqual([]);
      expect(await desk.page.evaluate(clipped)).toEqual([]);
      expect(await desk.page.evaluate(overTheEdge)).toBe(0);
      await desk.page.keyboard.press('4');
      await desk.page.locator('.week [data-column]').first().waitFor();
      expect(await desk.page.evaluate(untranslated)).toEqual([]);
      expect(await desk.page.evaluate(clipped)).toEqual([]);
      expect(await desk.page.evaluate(overTheEdge)).toBe(0);
    });
  }
});

async function sized({ app }: LaunchedDesk, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
    width,
    height,
  ] as const);
}
