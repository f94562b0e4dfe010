import type { MessageTree } from './english.ts';

/** Turns nested groups into dotted keys: `{ setup: { title: "…" } }` into `{ "setup.title": "…" }`. */
export function flatten(tree: MessageTree, path = ''): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, child] of Object.entries(tree)) {
    const key = path === '' ? name : `${path}.${name}`;
    if (typeof child === 'string') flat[key] = child;
    else Object.assign(flat, flatten(child, key));
  }
  return flat;
}
