import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, wcagContrast } from 'culori';

export type Theme = 'light' | 'dark';

const css = readFileSync(join(import.meta.dirname, '../../../renderer/design/tokens.css'), 'utf8');

/** Everything before the first media query: the tokens themselves, not what forced colours replace them with. */
const own = css.slice(0, css.indexOf('@media'));

/** The colour tokens as they are written, by name without the dashes. */
export const colours: ReadonlyMap<string, Readonly<Record<Theme, string>>> = new Map(
  [...own.matchAll(/--([\w-]+):\s*light-dark\((oklch\([^)]*\)),\s*(oklch\([^)]*\))\);/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);

/** The names that forced colours replace. */
export const forced: ReadonlySet<string> = new Set(
  [...css.slice(css.indexOf('forced-colors')).matchAll(/--([\w-]+):/g)].map(([, name = '']) => name),
);

/** The WCAG 2 contrast of two tokens in a theme. */
export function contrast(over: string, under: string, theme: Theme): number {
  return wcagContrast(colourOf(over, theme), colourOf(under, theme));
}

function colourOf(name: string, theme: Theme) {
  const colour = parse(colours.get(name)?.[theme] ?? '');
  if (colour === undefined) throw new Error(`tokens.css has no colour named --${name}.`);
  return colour;
}
