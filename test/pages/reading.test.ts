import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uiLanguages } from '#shared/domain/uiLanguages.ts';
import { hourMs } from '#shared/time/durations.ts';
import { openGallery, type Gallery } from '../shots/gallery.ts';
import { atTwice, inLanguage, shotOf } from '../shots/shots.ts';

/*
 * Who reads the screen at twice its size, in a contrast theme of the system's, or with less motion has all of it: no text is cut off
 * but by an ellipsis with the whole in a tooltip, no control is out of reach, states are told apart without their colours, and nothing
 * moves. Nor does a language with long words cut anything off, or push the bar into a second row.
 */
let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

describe('at 200 %', () => {
  test.each([
    'day',
    'state-week',
    'arrivals',
    'end',
    'visit',
    'visit-move',
    'visit-new-missing-tr',
    'visit-attention-200',
    'find-search',
    'find-palette',
    'settings-de',
    'credentials',
    'calendars',
    'lock-forgotten-de',
    'line-refused',
    'setup',
    'setup-unauthorized-de',
  ])('%s has every text whole, every control within reach, and nothing serious for axe', async (name) => {
    expect((await gallery.take(atTwice(shotOf(name)))).faults).toEqual([]);
  });
});

const worded = [
  'setup-missing',
  'setup-firewall-tr',
  'day-narrow',
  'houses-many-scrolled',
  'line-refused-narrow-de',
  'credentials',
  'settings-de',
  'lock-forgotten-narrow-pl',
  'clock-narrow-de',
  'import-waiting-de',
  'visit-narrow-de',
  'visit-toast',
  'visit-cancel',
  'visit-move-all-de',
  'visit-next-free',
  'visit-new-missing-tr',
  'visit-attention-book-de',
  'visit-outbox',
  'find-search-narrow-de',
  'find-keys-dark-de-narrow',
  'find-palette',
  'find-staff-dark-de-narrow',
  'find-activity',
  'calendars-wrong-narrow-de',
  'arrivals-narrow-de',
  'end-narrow-de',
  'state-week',
  'state-news',
  'state-long-offline-narrow-de',
] as const;
/** Longer words than anybody's, where there is little room; but this list has columns for words as people have them. */
const inPseudo = worded.filter((name) => name.includes('narrow') && name !== 'arrivals-narrow-de');

describe.each(['de', 'tr', 'pseudo'])('in %s', (language) => {
  test.each(language === 'pseudo' ? inPseudo : worded)(
    '%s has every text whole and every control within reach',
    async (name) => {
      expect(await gallery.look(inLanguage(shotOf(name), language))).toEqual([]);
    },
  );
});

const now = Date.UTC(2026, 10, 23, 9, 41);
const paused = (kind: string) => ({
  ...{ kind: 'paused', asOf: now },
  problem: { kind, until: kind === 'rateLimited' ? now + 26 * hourMs : null, params: {}, details: '' },
});
const lines = [
  { kind: 'inStep', asOf: now },
  { kind: 'offline', since: now - 20 * hourMs, asOf: now - 20 * hourMs },
  paused('rateLimited'),
  paused('unauthorized'),
];
const unseen = Array.from({ length: 12 }, (_, at) => ({
  ...{ id: `n${at}`, start: now, bookedAt: null },
  ...{ surname: 'Lis', name: 'Jan', doctorName: 'Maria Nowak' },
}));

/** With everything in the bar at once: who is at the desk, what is new, what waits, the practice mark, and however the line stands. */
test.each(uiLanguages.flatMap((language) => [[language, 1024] as const, [language, 1366] as const]))(
  'in %s the bar is one row in a window of %i, and tells the whole of what it shortens',
  async (language, width) => {
    const query = `visits&people&language=${language}`;
    const page = await gallery.show({ name: 'bar', query, size: [width, 670] });
    await page.locator('.card').first().waitFor();
    for (const line of lines)
      for (const firstDueAt of [now - 3 * hourMs, now + 26 * hourMs]) {
        const events = {
          'played-line': { line },
          'played-news': { unseen },
          'played-outbox': { waiting: 14, firstDueAt, attention: [] },
        };
        await page.evaluate(async (told) => {
          for (const [name, detail] of Object.entries(told))
            window.dispatchEvent(new CustomEvent(name, { detail }));
          for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
        }, events);
        const bar = await page.locator('.top').evaluate((top) => ({
          height: top.clientHeight,
          over: top.scrollWidth - top.clientWidth,
          line: top.querySelector('.line')?.getAttribute('data-line'),
          untold: [...top.querySelectorAll('.line, .outbox, .practice, .views-face')].filter(
            (one) => one.getAttribute('title') !== one.textContent.trim(),
          ).length,
        }));
        expect(bar).toEqual({ height: 51, over: 0, line: line.kind, untold: 0 });
      }
  },
);

describe.each([[true], ['dark']] as const)('in forced colours (%s)', (forced) => {
  test('each state of a visit has another mark, border or pattern, and its edge is seen', async () => {
    const page = await gallery.show({ name: 'forced', query: 'arrivals=morning', forced });
    await page.locator('.card[data-state=noShow]').first().waitFor({ state: 'attached' });
    const looks = await page.locator('.card[data-state]').evaluateAll(looksOf);
    expect(looks.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['expected', 'arrived', 'withDoctor', 'done', 'noShow']),
    );
    expect(looks.filter(({ edge }) => !edge)).toEqual([]);
    expect(new Set(looks.map(({ look }) => look)).size).toBe(looks.length);
  });
});

interface Look {
  readonly state: string;
  /** What all cards of the state have: border, pattern, fill, and the marks that are seen. */
  readonly look: string;
  /** Every card of it is seen against the board: by a border that is not its fill, or by a fill that is not the ground. */
  readonly edge: boolean;
}

/** Runs in the page, so everything it needs is inside. */
function looksOf(cards: readonly Element[]): Look[] {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'Canvas';
  const ground = getComputedStyle(probe).color;
  probe.remove();
  const seen = new Map<string, { own: string; marks: string[]; edge: boolean }>();
  for (const card of cards) {
    const style = getComputedStyle(card);
    const marks = [...card.querySelectorAll('.mark path')].flatMap((path) => {
      const { stroke, fill } = getComputedStyle(path);
      const drawn = [stroke, fill].some((paint) => paint !== 'none' && paint !== style.backgroundColor);
      return drawn ? (path.getAttribute('d') ?? '') : [];
    });
    const line = style.borderTopStyle !== 'none' && style.borderTopColor !== style.backgroundColor;
    const edge = line || (style.backgroundColor !== ground && style.backgroundColor !== 'rgba(0, 0, 0, 0)');
    const state = card.getAttribute('data-state') ?? '';
    const before = seen.get(state);
    // A mark such as that of a comment is the visit's, not the state's: only what all of a state have is.
    const shared = marks.filter((one) => before === undefined || before.marks.includes(one));
    const own = [style.borderTopStyle, style.borderLeftWidth, style.backgroundImage, style.backgroundColor];
    seen.set(state, { own: own.join(), marks: shared, edge: edge && before?.edge !== false });
  }
  return [...seen].map(([state, { own, marks, edge }]) => ({
    state,
    look: [own, ...marks].join(' | '),
    edge,
  }));
}

describe('with less motion', () => {
  const scenes = ['day', 'state-news', 'visit-toast', 'visit', 'import-waiting-de', 'state-drag'] as const;
  /** What moves for longer than a thousandth of a second while a scene comes up, looked for in each frame. */
  async function moving(name: string, moves: boolean): Promise<readonly string[]> {
    const shot = shotOf(name);
    const page = await gallery.show({ ...shot, moving: moves });
    return page.evaluate(async () => {
      const found = new Set<string>();
      for (let frame = 0; frame < 40; frame += 1) {
        for (const animation of document.getAnimations()) {
          const { effect } = animation;
          const { endTime } = effect?.getComputedTiming() ?? { endTime: 0 };
          const of = effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : '';
          if (animation.playState === 'running' && Number(endTime) > 1) found.add(`${of} ${String(endTime)}`);
        }
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return [...found];
    });
  }

  test.each(scenes)('nothing moves in: %s', async (name) => {
    expect(await moving(name, false)).toEqual([]);
  });

  test('and the look for it finds what moves where nobody asked for less', async () => {
    expect((await moving('visit-toast', true)).length).toBeGreaterThan(0);
  });
});
