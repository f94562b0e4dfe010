import type { Plugin } from 'vite';

/**
 * Lets the page ask for its fonts together with its script. Otherwise they are asked for by the first layout that finds a letter of
 * theirs, and everything is laid out a second time when they have come (adr/0019).
 */
export function fontPreload(): Plugin {
  return {
    name: 'frontdesk-font-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((name) => name.endsWith('.woff2'))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${name}` },
            injectTo: 'head-prepend' as const,
          })),
    },
  };
}
