import type { MessageTree } from './english.ts';

/** Turns nested groups into dotted keys: `{ setup: { title: "…" } }` into `{ "setup.title": "…" }`. */
export function flatten(tree: MessageTree): Record<string, string> {
  const flat: Record<string, string> = {};
  // Into one object: it is done at each start, of thousands of texts.
  const take = (group: MessageTree, path: string): void => {
    for (const [name, child] of Object.entries(group)) {
      if (typeof child === 'string') flat[`${path}${name}`] = child;
      else take(child, `${path}${name}.`);
    }
  };
  take(tree, '');
  return flat;
}
