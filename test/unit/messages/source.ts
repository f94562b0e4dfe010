import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { english } from '#shared/messages/english.ts';

const areas = new Set(Object.keys(english));
const root = resolve(import.meta.dirname, '../../..');

/** A source file as the compiler reads it. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** All TypeScript files below some folders of the product. */
export function sourcesIn(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => read(join(root, folder, name))),
  );
}

function read(file: string): Source {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, kind);
  return { path: relative(root, file), tree };
}

/** Every node of a file. */
export function nodesOf(source: Source): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return nodes;
}

/** Where a node stands, for a message that can be followed. */
export function placeOf(source: Source, node: ts.Node): string {
  return `${source.path}:${source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}

/**
 * The keys that a string or template can be, as a pattern in which each `${…}` stands for one part of a key.
 * @returns `null` for what does not begin with one of the areas
 */
export function patternOf(node: ts.Node): RegExp | null {
  const parts = ts.isStringLiteralLike(node)
    ? [node.text]
    : ts.isTemplateExpression(node)
      ? [node.head.text, ...node.templateSpans.map((span) => span.literal.text)]
      : [];
  if (!areas.has(/^(\w+)\./.exec(parts[0] ?? '')?.[1] ?? '')) return null;
  return new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[^.]+')}$`);
}
