import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/*
 * A rule stands once. A second copy of it looks the same, wins over what was written between the two, and is forgotten when the first is
 * changed.
 */
const renderer = join(import.meta.dirname, '../../../renderer');
const sheets = globSync('**/*.css', { cwd: renderer });

/** The rules of a style sheet as text, each with the conditions that it stands under. */
function rulesOf(css: string): readonly string[] {
  const found: string[] = [];
  const within: string[] = [];
  for (const [, text = '', end] of css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/([^{}]*)([{}])/g)) {
    const words = text.replace(/\s+/g, ' ').trim();
    if (end === '{') within.push(words);
    else {
      if (words !== '') found.push(`${within.join(' > ')} { ${words} }`);
      within.pop();
    }
  }
  return found;
}

test('rules are told from each other by selector, condition and what they set', () => {
  expect(rulesOf('/* a */ .a, .b { x: 1; }\n@media (y) { .a { x: 1 } }')).toEqual([
    '.a, .b { x: 1; }',
    '@media (y) > .a { x: 1 }',
  ]);
});

test('no style sheet has a rule twice', () => {
  expect(sheets.length).toBeGreaterThan(10);
  const twice = sheets.flatMap((sheet) => {
    const rules = rulesOf(readFileSync(join(renderer, sheet), 'utf8'));
    return rules.filter((rule, index) => rules.indexOf(rule) !== index).map((rule) => `${sheet}: ${rule}`);
  });
  expect(twice).toEqual([]);
});
