import ts from 'typescript';
import { expect, it } from 'vitest';
import { nodesOf, placeOf, sourcesIn, type Source } from './source.ts';

/*
 * Every word on the screen comes from the catalogues: the renderer holds no text of its own, neither between tags nor in
 * the attributes that people see or hear.
 */
const seenOrHeard =
  /^(aria-label|aria-description|aria-valuetext|title|placeholder|alt|label|text|hint|during)$/;
const word = /\p{L}{2,}/u;

function textsIn(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    const text = shown(node);
    return text !== null && word.test(text) ? [`${placeOf(source, node)}: ${text.trim()}`] : [];
  });
}

function shown(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text;
  if (ts.isJsxAttribute(node) && node.initializer !== undefined && ts.isStringLiteral(node.initializer)) {
    return seenOrHeard.test(node.name.getText()) ? node.initializer.text : null;
  }
  if (!ts.isStringLiteralLike(node)) return null;
  return isChild(node) ? node.text : null;
}

/** A string that becomes a child of an element: `{'text'}`, also as the outcome of a condition. */
function isChild(node: ts.Node): boolean {
  const parent = node.parent;
  if (ts.isConditionalExpression(parent) && parent.condition !== node) return isChild(parent);
  if (ts.isBinaryExpression(parent) && /^(&&|\|\||\?\?)$/.test(parent.operatorToken.getText())) {
    return parent.right === node && isChild(parent);
  }
  if (!ts.isJsxExpression(parent)) return false;
  const holder = parent.parent;
  return !ts.isJsxAttribute(holder) || seenOrHeard.test(holder.name.getText());
}

it('has no literal text in the renderer', () => {
  expect(sourcesIn('renderer').flatMap(textsIn)).toEqual([]);
});

it('would find one, wherever it hides', () => {
  const tsx = `
    const a = <p>Hello there</p>;
    const b = <p title="Hello there">{t('app.name')}</p>;
    const c = <p>{late ? 'Too late' : t('app.name')}</p>;
    const d = <p aria-label={late && 'Too late'} />;
    const fine = <p className="big bold" data-kind={late ? 'late' : 'early'}>·</p>;`;
  const tree = ts.createSourceFile('x.tsx', tsx, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  expect(textsIn({ path: 'x.tsx', tree })).toEqual([
    'x.tsx:2: Hello there',
    'x.tsx:3: Hello there',
    'x.tsx:4: Too late',
    'x.tsx:5: Too late',
  ]);
});
