import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pressSlot, settingsDoor } from '../shots/acts.ts';
import { calendars } from '../shots/calendarShots.ts';
import { openGallery, type Gallery } from '../shots/gallery.ts';

/*
 * Nothing is wider than its panel, whatever it is called, and what can be pressed stays where it is when something else comes or goes:
 * who aims at Confirm must not press Cancel visit.
 */
let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

describe.each([
  [1024, 700],
  [1366, 768],
  [1680, 1050],
] as const)('in a window of %i × %i', (...size) => {
  test('free times of doctors with long names fit into the panel, and say “Online” before the name', async () => {
    const page = await gallery.show({ name: '', query: 'visits&long', size });
    await page.locator('.card').first().waitFor();
    await page.keyboard.press('f');
    await page.locator('.times-one').nth(3).waitFor();
    const look = await page.evaluate(() => {
      const panel = document.querySelector('.panel')?.getBoundingClientRect();
      const right = (panel?.right ?? 0) - 16;
      return {
        beyond: [...document.querySelectorAll('.panel *')]
          .filter(
            (one) => one.getBoundingClientRect().width > 0 && one.getBoundingClientRect().right > right + 16,
          )
          .map((one) => one.className),
        scrolls: (document.querySelector('.panel')?.scrollWidth ?? 0) - (panel?.width ?? 0),
        options: [...document.querySelectorAll('.times-one')].map((option) => {
          const [name, online] = [
            option.querySelector('.times-doctor'),
            option.querySelector('.times-online'),
          ];
          return {
            fits: option.getBoundingClientRect().right <= right + 1,
            ellipsis: name === null ? '' : getComputedStyle(name).textOverflow,
            whole: name?.getAttribute('title') === name?.textContent,
            online: online?.textContent ?? null,
            first:
              online === null || name === null
                ? null
                : online.getBoundingClientRect().right <= name.getBoundingClientRect().left,
          };
        }),
      };
    });
    expect(look.beyond).toEqual([]);
    expect(look.scrolls).toBeLessThanOrEqual(0);
    expect(look.options.length).toBeGreaterThan(10);
    for (const option of look.options) {
      expect(option).toMatchObject({ fits: true, ellipsis: 'ellipsis', whole: true });
      expect(option.first).toBe(option.online === null ? null : true);
    }
    expect(new Set(look.options.map(({ online }) => online))).toEqual(new Set(['Online', null]));
    await page.locator('.times-one:has(.times-online)').first().click();
    await page.locator('.panel form').waitFor();
    expect(await page.locator('.panel-doctor').textContent()).toMatch(/^Online prof\. dr/);
    const wide = await page.locator('.panel').evaluate((panel) => panel.scrollWidth - panel.clientWidth);
    expect(wide).toBe(0);
  });
});

test('the toast of an online booking says that it is online', async () => {
  const page = await gallery.show({ name: '', query: 'visits&long' });
  await page.locator('.card').first().waitFor();
  await page.keyboard.press('f');
  await page.locator('.times-one:has(.times-online)').first().click();
  const form = page.locator('.panel form');
  await form.getByLabel('Surname').fill('Zając');
  await form.getByLabel('First name').fill('Ewa');
  await form.getByLabel('Phone').fill('500100200');
  await form.locator('[type=submit]').click();
  expect(await page.locator('.toast-text').first().textContent()).toMatch(/booked for .* \(online\)$/);
});

test('the buttons of a visit stand where they stand, on its way or sent', async () => {
  const page = await day();
  // The same patient twice: a longer name would take a line more.
  const [waits, sent] = await page.evaluate(() => {
    const cards = [...document.querySelectorAll<HTMLElement>('.card:not([data-needs-person])')];
    const isWaiting = (card: HTMLElement): boolean => card.title.includes('not sent yet');
    const nameOf = (card: HTMLElement): string => card.title.split(', ').slice(0, 2).join();
    const waiting = cards.find(isWaiting);
    const other = cards.find(
      (card) => waiting !== undefined && !isWaiting(card) && nameOf(card) === nameOf(waiting),
    );
    return [waiting?.dataset['item'] ?? '', other?.dataset['item'] ?? ''];
  });
  await page.locator(`.card[data-item="${waits}"]`).click();
  await page.locator('.way').waitFor();
  const onItsWay = await buttons(page);
  await page.keyboard.press('Escape');
  await page.locator(`.card[data-item="${sent}"]`).click();
  await page.locator('.actions').waitFor();
  expect(await page.locator('.way').count()).toBe(0);
  expect(await buttons(page)).toEqual(onItsWay);
});

test('a press that gives the next step a longer name moves no other button', async () => {
  for (const language of ['en', 'de', 'pl', 'cs', 'es', 'it', 'pt', 'tr']) {
    const page = await gallery.show({ name: '', query: `visits&language=${language}` });
    await page.locator('.board [data-column]').first().waitFor();
    await page.locator('.board [data-column][aria-busy]').first().waitFor({ state: 'detached' });
    const shapes = new Set<string>();
    for (const state of ['expected', 'arrived', 'noShow', 'done']) {
      const card = page.locator(`.card[data-state=${state}]`).first();
      if ((await card.count()) === 0) continue;
      await card.click();
      await page.locator('.actions').waitFor();
      const all = await buttons(page);
      const top = all[0]?.[1] ?? 0;
      shapes.add(JSON.stringify(all.map(([left, y = 0, width, height]) => [left, y - top, width, height])));
    }
    expect(shapes.size, language).toBe(1);
  }
});

test('what is wrong with what was typed is said at its field, and moves neither a field nor a button', async () => {
  for (const language of ['en', 'de', 'pl', 'cs', 'es', 'it', 'pt', 'tr']) {
    const page = await gallery.show({
      name: '',
      query: `visits&demands&language=${language}`,
      act: pressSlot,
      size: [1366, 1050],
    });
    const submit = page.locator('.panel [type=submit]');
    await submit.waitFor();
    await page.locator('.panel input[name=phone]').fill('12');
    await page.locator('.panel input[inputmode=email]').fill('x');
    const before = await placesIn(page, '.panel form');
    await submit.click();
    await page.locator('.panel .field-problem').nth(4).waitFor();
    expect(await placesIn(page, '.panel form'), language).toEqual(before);
    const covered = await page.locator('.panel .field-problem').evaluateAll((all) =>
      all.flatMap((one) => {
        const { bottom, top, right } = one.getBoundingClientRect();
        const next = one.closest('.field')?.nextElementSibling?.getBoundingClientRect();
        const form = one.closest('form')?.getBoundingClientRect();
        const own = one.closest('.field')?.querySelector('input, select')?.getBoundingClientRect();
        const isClear =
          bottom <= (next?.top ?? 0) + 1 && top >= (own?.bottom ?? 0) && right <= (form?.right ?? 0) + 1;
        return isClear ? [] : [one.textContent];
      }),
    );
    expect(covered, language).toEqual([]);
  }
});

test('Save stays where it is when something about a person is wrong', async () => {
  const page = await gallery.show({ name: '', query: 'visits&people', act: settingsDoor('staff') });
  await page.locator('.dialog .fields-more .press').click();
  await page.locator('.dialog form').waitFor();
  const save = page.locator('.dialog form [type=submit]');
  const before = await save.boundingBox();
  await save.click();
  await page.locator('.dialog .field-problem').nth(1).waitFor();
  expect(await save.boundingBox()).toEqual(before);
});

test('what is missing in the set-up, and a try that fails, move nothing', async () => {
  for (const language of ['en', 'de', 'pl', 'cs', 'es', 'it', 'pt', 'tr']) {
    for (const size of [
      [1024, 700],
      [1366, 670],
    ] as const) {
      const query = `scene=setup-problem:unauthorized&language=${language}`;
      const page = await gallery.show({ name: '', query, size });
      const form = page.locator('.setup-card form');
      await form.waitFor();
      const before = await placesIn(page, '.setup');
      await form.locator('[type=submit]').click();
      await form.locator('.field-problem:not(:empty)').nth(1).waitFor();
      expect(await placesIn(page, '.setup'), language).toEqual(before);
      for (const input of await form.locator('input').all()) await input.fill('invented');
      await form.locator('[type=submit]').click();
      await form.locator('.note').waitFor();
      expect(await placesIn(page, '.setup'), language).toEqual(before);
    }
  }
});

test('nothing in the form of new credentials moves for what is missing or refused', async () => {
  const page = await gallery.show({ name: '', query: 'scene=refused' });
  await page.evaluate(() => {
    const main = { ...window.frontdesk };
    const answer = { ok: false, error: { kind: 'unauthorized', until: null, params: {}, details: '' } };
    const ask = (...asked: Parameters<typeof main.ask>) =>
      asked[0] === 'connection.save' ? Promise.resolve(answer) : main.ask(...asked);
    Object.assign(window.frontdesk, { ask });
  });
  await page.locator('.desk-notes .press').first().click();
  const form = page.locator('dialog form');
  await form.waitFor();
  const before = await placesIn(page, 'dialog');
  await form.locator('[type=submit]').click();
  await form.locator('.field-problem:not(:empty)').waitFor();
  expect(await placesIn(page, 'dialog')).toEqual(before);
  await form.locator('input').last().fill('invented');
  await form.locator('[type=submit]').click();
  await form.locator('.note').waitFor();
  expect(await placesIn(page, 'dialog')).toEqual(before);
});

test('a name that cannot be, and a change that is not kept, move no row of the calendars', async () => {
  for (const language of ['en', 'de', 'pl', 'cs', 'es', 'it', 'pt', 'tr']) {
    const query = `scene=houses&calendars&language=${language}`;
    const page = await gallery.show({ name: '', query, act: calendars, size: [1024, 700] });
    const before = await placesIn(page, 'dialog');
    await page.locator('[data-part=ownName]').nth(2).fill('Maria Nowak');
    await page.locator('[data-part=ownName]').nth(4).fill('Konsultacje '.repeat(6));
    await page.locator('[data-part=shown]').nth(4).focus();
    await page.locator('.calendar-name .field-problem').nth(1).waitFor();
    expect(await placesIn(page, 'dialog'), language).toEqual(before);
    const cut = await page
      .locator('.calendar-name .field-problem')
      .evaluateAll((all) =>
        all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
      );
    expect(cut, language).toEqual([]);
    await page.evaluate(() => {
      const answer = { ok: false, error: { kind: 'diskFull', until: null, params: {}, details: '' } };
      Object.assign(window.frontdesk, { ask: () => Promise.resolve(answer) });
    });
    await page.locator('[data-part=down]').first().click();
    await page.locator('dialog .note').waitFor();
    expect(await placesIn(page, 'dialog'), language).toEqual(before);
  }
});

test('a note that comes or goes leaves the Undo of another where it is', async () => {
  const page = await day();
  const cards = page.locator('.card[data-state=expected]:not([data-past])');
  const ids = await cards.evaluateAll((all) =>
    all.slice(0, 3).map((one) => one.getAttribute('data-item') ?? ''),
  );
  const places: string[][] = [];
  for (const id of ids) {
    await page.locator(`.card[data-item="${id}"]`).focus();
    await page.keyboard.press('p');
    await page.locator('.toast').nth(places.length).waitFor();
    places.push(await toasts(page));
  }
  const [first, second, third] = places;
  expect(third).toHaveLength(3);
  expect(second?.[0]).toBe(first?.[0]);
  expect(third?.slice(0, 2)).toEqual(second);
  expect(new Set(third).size).toBe(3);
  await page.locator('.toast button').first().click();
  await page
    .locator('.toast')
    .filter({ hasNotText: 'Ctrl+Z' })
    .filter({ hasNot: page.locator('button') })
    .first()
    .waitFor();
  expect(await toasts(page)).toEqual(expect.arrayContaining(third?.slice(1) ?? []));
});

async function day(): Promise<Page> {
  const page = await gallery.show({ name: '', query: 'visits' });
  await page.locator('.board [data-column]').first().waitFor();
  await page.locator('.board [data-column][aria-busy]').first().waitFor({ state: 'detached' });
  return page;
}

const buttons = (page: Page): Promise<number[][]> =>
  page.locator('.actions .press').evaluateAll((all) =>
    all.map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return [left, top, width, height].map(Math.round);
    }),
  );
/** Where everything is that can be pressed or typed into. */
const placesIn = (page: Page, scope: string): Promise<number[][]> =>
  page
    .locator(scope)
    .locator(':is(input, select, button):not(.note *)')
    .evaluateAll((all) =>
      all.map((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        // What came of a try is scrolled to, where a low window has no room for it.
        const scrolled = one.closest('.setup')?.scrollTop ?? 0;
        return [left, top + scrolled, width, height].map(Math.round);
      }),
    );
/** Where each Undo is, in order of what was done. */
const toasts = (page: Page): Promise<string[]> =>
  page.locator('.toast').evaluateAll((all) =>
    all.map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return `${Math.round(top)}–${Math.round(bottom)}`;
    }),
  );
