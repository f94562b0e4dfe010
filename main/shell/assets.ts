import { extname, join, normalize, sep } from 'node:path';
import { isOwnPage } from './origin.ts';

/** A file of the built renderer that answers a request. */
export interface Asset {
  readonly file: string;
  readonly contentType: string;
}

/** Every kind of file that the renderer is built of. Others are not served: what is not needed cannot leak. */
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Which file answers a URL of our scheme.
 * @param root the folder with the built renderer, absolute
 * @returns `null` for a foreign host, a path that leaves the folder (also by escapes) and an unknown kind of file
 */
export function assetFor(root: string, url: string): Asset | null {
  if (!isOwnPage(url)) return null;
  const path = decoded(new URL(url).pathname);
  if (path === null || path.includes('\0') || path.includes('\\')) return null;
  const file = normalize(join(root, path));
  const contentType = contentTypes[extname(file)];
  if (!file.startsWith(normalize(root) + sep) || contentType === undefined) return null;
  return { file, contentType };
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
