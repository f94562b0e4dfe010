import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

/** What one script of the window is made of: the modules that it reads at once, and what these read later. */
export interface Bundle {
  /** The module that it begins with, as a path. */
  readonly root: string;
  /** All its modules, itself included, as paths. */
  readonly modules: readonly string[];
  readonly styles: readonly string[];
  /** Roots that are read when somebody asks for them. */
  readonly later: readonly string[];
}

/** @param root the module that it begins with, as a path; packages are left out */
export function bundleFrom(root: string): Bundle {
  const [modules, styles, later] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const waiting = [root];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (modules.has(path)) continue;
    modules.add(path);
    const found = importsOf(path);
    for (const style of found.now.filter((one) => one.endsWith('.css'))) styles.add(style);
    waiting.push(...found.now.filter((one) => /\.tsx?$/.test(one)));
    for (const one of found.later) later.add(one);
  }
  return { root, modules: [...modules], styles: [...styles], later: [...later] };
}

/** The file as the compiler reads it. */
export function sourceOf(path: string): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, kind);
}

/** Files that it names, as paths; types leave nothing in a script. */
function importsOf(path: string): { readonly now: readonly string[]; readonly later: readonly string[] } {
  const [now, later]: [string[], string[]] = [[], []];
  const add = (to: string[], name: ts.Expression | undefined): void => {
    if (name !== undefined && ts.isStringLiteral(name) && /^[.#]/.test(name.text))
      to.push(found(path, name.text));
  };
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
      add(now, node.moduleSpecifier);
    if (ts.isExportDeclaration(node) && !node.isTypeOnly) add(now, node.moduleSpecifier);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(later, node.arguments[0]);
    ts.forEachChild(node, walk);
  };
  walk(sourceOf(path));
  return { now, later };
}

const checkout = resolve(import.meta.dirname, '../../..');
const found = (from: string, name: string): string =>
  name.startsWith('#') ? join(checkout, name.slice(1)) : resolve(dirname(from), name);

/** Each class that a module gives to an element, by whatever way it is written down. */
export function classesIn(path: string): ReadonlySet<string> {
  const all = new Set<string>();
  const take = (node: ts.Node): void => {
    // What is compared is no class, and neither is the rest of a name that is put together.
    if (ts.isBinaryExpression(node) && isComparison(node)) return;
    if (ts.isConditionalExpression(node)) {
      take(node.whenTrue);
      take(node.whenFalse);
      return;
    }
    if (ts.isStringLiteralLike(node)) for (const name of node.text.split(/\s+/)) all.add(name);
    if (ts.isTemplateExpression(node))
      for (const piece of [node.head, ...node.templateSpans.map(({ literal }) => literal)])
        for (const name of piece.text.split(/\s+/)) all.add(name);
    ts.forEachChild(node, take);
  };
  const walk = (node: ts.Node): void => {
    const given = givenClass(node);
    if (given !== undefined) take(given);
    ts.forEachChild(node, walk);
  };
  walk(sourceOf(path));
  all.delete('');
  return all;
}

const isComparison = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(kind);

/** What an element's class is set to, where that is done here. */
function givenClass(node: ts.Node): ts.Node | undefined {
  if (ts.isJsxAttribute(node) && node.name.getText() === 'className') return node.initializer;
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'className') return node.initializer;
  const isSet = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isSet && node.left.getText().endsWith('.className') ? node.right : undefined;
}

/** Each class that a style sheet, or one that it imports, has a rule for. */
export function classesOf(style: string): ReadonlySet<string> {
  const text = readFileSync(style, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const imported = [...text.matchAll(/@import '([^']+)'/g)].map(([, name = '']) => found(style, name));
  const heads = [...text.matchAll(/([^{};]*)\{/g)].map(([, head = '']) => head);
  const own = heads.flatMap((head) => [...head.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name));
  return new Set([...own, ...imported.flatMap((one) => [...classesOf(one)])]);
}
