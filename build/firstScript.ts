import type { Plugin } from 'vite';

/** Collects what a page's first script needs, and names the one file that it goes into. */
export interface FirstScript {
  readonly plugin: Plugin;
  /** For rolldown's `codeSplitting.groups`. */
  readonly group: { readonly name: string; readonly test: (id: string) => boolean };
}

/**
 * Everything that a page reads before it runs lies in one file. Parts that are read later share modules with it, and each share
 * would be a file of its own: some fifty requests before the first frame, each answered by the desk's own thread (adr/0019).
 */
export function firstScript(): FirstScript {
  const first = new Set<string>();
  return {
    plugin: {
      name: 'frontdesk-first-script',
      apply: 'build',
      buildEnd() {
        const waiting = [...this.getModuleIds()].filter((id) => this.getModuleInfo(id)?.isEntry);
        for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
          if (first.has(id)) continue;
          first.add(id);
          waiting.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
      },
    },
    group: { name: 'first', test: (id) => first.has(id) },
  };
}
