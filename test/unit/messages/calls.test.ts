import ts from 'typescript';
import { expect, it } from 'vitest';
import { argumentsOf, textsOf } from './catalogue.ts';
import { nodesOf, patternOf, placeOf, sourcesIn } from './source.ts';

/* What the code says and what the catalogues hold fit together: every call gives what its message takes, and no message is left over. */
const english = textsOf('en');
const sources = sourcesIn('renderer', 'main/shell', 'main/desk');
const needs = (key: string): string[] =>
  argumentsOf(english.get(key) ?? '').map((name) => name.split(' ')[0] ?? '');

/** The names that a call gives; `null` where they are put together elsewhere. */
function given(call: ts.CallExpression): string[] | null {
  const values = call.arguments[1];
  if (values === undefined) return [];
  if (!ts.isObjectLiteralExpression(values)) return null;
  const names = values.properties.map((property) =>
    property.name !== undefined && ts.isIdentifier(property.name) ? property.name.text : null,
  );
  return names.every((name) => name !== null) ? names.sort() : null;
}

it('gives every message exactly the arguments that it takes', () => {
  const wrong: string[] = [];
  let checked = 0;
  for (const source of sources) {
    for (const node of nodesOf(source)) {
      if (!ts.isCallExpression(node)) continue;
      const key = node.arguments[0];
      if (key === undefined || !ts.isStringLiteralLike(key) || !english.has(key.text)) continue;
      const gives = given(node);
      if (gives === null) continue;
      checked += 1;
      const takes = [...new Set(needs(key.text))].sort();
      if (gives.join() !== takes.join()) {
        wrong.push(
          `${placeOf(source, node)}: ${key.text} takes [${takes.join()}], is given [${gives.join()}]`,
        );
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(checked).toBeGreaterThan(50);
});

it('has no message that nobody says', () => {
  const said = sources.flatMap((source) => nodesOf(source).flatMap((node) => patternOf(node) ?? []));
  const unsaid = [...english.keys()].filter((key) => !said.some((pattern) => pattern.test(key)));
  expect(unsaid).toEqual([]);
});
