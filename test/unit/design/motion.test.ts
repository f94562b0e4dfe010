import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const renderer = resolve(import.meta.dirname, '../../../renderer');
const sheets = globSync('**/*.css', { cwd: renderer }).map((file) =>
  readFileSync(join(renderer, file), 'utf8'),
);

/** The properties that each animation changes, by its name. */
const changed = new Map(
  sheets.flatMap((css) =>
    [...css.matchAll(/@keyframes ([\w-]+) \{((?:[^{}]*\{[^{}]*\})*)\s*\}/g)].map(
      ([, name = '', steps = '']) => [
        name,
        [...steps.matchAll(/([a-z-]+):/g)].map(([, property]) => property),
      ],
    ),
  ),
);

/** What the window can move without drawing it anew in each frame (adr/0012). */
const moved = ['opacity', 'transform'];

test('what moves by itself takes no frames from a hand: it is moved and not drawn, or goes in few steps', () => {
  expect(changed.size).toBe(sheets.join('').split('@keyframes').length - 1);
  expect(changed.get('board-fresh')).toEqual(['opacity']);
  const drawn = [...changed].filter(([, properties]) => properties.some((one) => !moved.includes(one ?? '')));
  for (const [name] of drawn) {
    const uses = [...sheets.join('\n').matchAll(/animation(?:-name)?:([^;]+);/g)].flatMap(([, use = '']) =>
      use.includes(name) ? [use] : [],
    );
    expect(uses.length).toBeGreaterThan(0);
    for (const use of uses) expect(use).toContain('steps(');
  }
});
