import { describe, expect, test } from 'vitest';
import { colours, contrast, forced, type Theme } from './tokens.ts';

const themes: readonly Theme[] = ['light', 'dark'];
const surfaces = ['ground', 'surface', 'raised', 'sunken'];

/** What is read: text over what it lies on. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  [
    'text',
    [...surfaces, 'board-closed', 'board-open', 'board-break', 'accent-tint', 'warn-tint', 'danger-tint'],
  ],
  [
    'text-2',
    [
      ...surfaces,
      'board-closed',
      'board-open',
      'board-break',
      'expected-fill',
      'accent-tint',
      'warn-tint',
      'danger-tint',
    ],
  ],
  ['text-3', [...surfaces, 'board-open']],
  ['text', ['expected-fill', 'surface']],
  ['accent', ['surface', 'raised', 'ground']],
  ['accent-strong', ['surface', 'raised', 'accent-tint']],
  ['on-accent', ['accent', 'accent-strong']],
  ['danger', ['surface', 'raised', 'danger-tint']],
  ['warn', ['surface', 'raised', 'warn-tint']],
  ['good', ['surface', 'raised']],
  ['on-danger', ['danger']],
  ['on-now', ['now']],
  ['arrived-text', ['arrived-fill']],
  ['arrived-text-2', ['arrived-fill']],
  ['with-doctor-text', ['with-doctor-fill']],
  ['done-text', ['done-fill']],
  ['no-show-text', ['no-show-fill', 'no-show-hatch']],
  ['on-needs-person', ['needs-person']],
];

/** What is seen and means something: marks, edges, the now-line, the focus, doctors' bars. */
const meanings: readonly (readonly [string, readonly string[]])[] = [
  ['confirmed-mark', ['expected-fill', 'surface']],
  ['arrived-edge', ['board-open', 'board-closed']],
  ['arrived-text', ['arrived-fill']],
  ['with-doctor-edge', ['with-doctor-fill', 'board-open']],
  ['done-mark', ['done-fill']],
  ['no-show-edge', ['no-show-fill', 'no-show-hatch', 'board-open']],
  ['needs-person', ['expected-fill', 'board-open']],
  ['now', ['board-open', 'board-closed']],
  ['focus', [...surfaces, 'expected-fill', 'board-open', 'board-closed']],
  ['border', ['surface', 'raised', 'board-open']],
  ...Array.from({ length: 12 }, (_, index) => [`doctor-${index}`, ['raised']] as const),
];

const below = (pairs: typeof texts, least: number): string[] =>
  themes.flatMap((theme) =>
    pairs.flatMap(([over, unders]) =>
      unders
        .map((under) => ({ under, ratio: contrast(over, under, theme) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ under, ratio }) => `${theme}: --${over} on --${under} has ${ratio.toFixed(2)}`),
    ),
  );

describe('the colours of the design language', () => {
  test('carry every text with at least 4.5 to 1, in both themes', () => {
    expect(below(texts, 4.5)).toEqual([]);
  });

  test('carry every mark and border that means something with at least 3 to 1, in both themes', () => {
    expect(below(meanings, 3)).toEqual([]);
  });

  test('show a line between rows on all that rows lie on, fainter than the line around them', () => {
    for (const theme of themes)
      for (const under of ['surface', 'raised']) {
        const soft = contrast('hairline-soft', under, theme);
        expect(soft, `${theme}, ${under}`).toBeGreaterThan(1.1);
        expect(soft).toBeLessThan(contrast('hairline', under, theme));
      }
  });

  test('tell open from closed time and breaks, and the strongest fill on the board is that of a patient who waits', () => {
    const fills = ['expected-fill', 'with-doctor-fill', 'done-fill', 'no-show-fill', 'arrived-fill'];
    for (const theme of themes) {
      expect(contrast('board-open', 'board-closed', theme)).toBeGreaterThan(1.08);
      expect(contrast('board-break', 'board-open', theme)).toBeGreaterThan(1.12);
      const strength = fills.map((fill) => contrast(fill, 'expected-fill', theme));
      expect(Math.max(...strength)).toBe(strength.at(-1));
    }
  });

  test('are each a colour of its own where they tell doctors apart', () => {
    for (const theme of themes) {
      const doctors = Array.from({ length: 12 }, (_, index) => colours.get(`doctor-${index}`)?.[theme]);
      expect(new Set(doctors).size).toBe(12);
      expect(doctors).not.toContain(undefined);
    }
  });

  test('give way to the system’s where a person has forced them, but for the doctors’ bars and the shades', () => {
    const kept = [...colours.keys()].filter((name) => !forced.has(name) && !name.startsWith('doctor-'));
    expect(kept).toEqual([]);
  });
});
