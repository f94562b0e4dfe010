import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { assetFor } from './assets.ts';
import { securityHeaders } from './contentSecurity.ts';
import { scheme } from './origin.ts';

/** Makes our scheme a standard, secure one. Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/** What the page is served from, and after. */
export interface ServedFrom {
  /** Absolute path of the folder with `index.html`. */
  readonly root: string;
  /** Scripts wait for this: one that runs before there is a door would ask nobody. */
  readonly door: Promise<unknown>;
}

/**
 * Serves the built renderer, with the security headers on every answer.
 * @returns once the page has taken its first scripts: until then this thread has nothing more urgent to do
 */
export function serveRenderer(session: Session, { root, door }: ServedFrom): Promise<void> {
  return new Promise((firstTaken) => {
    let waiting = 0;
    const taken = (): void => {
      waiting -= 1;
      if (waiting === 0) firstTaken();
    };
    session.protocol.handle(scheme, async ({ method, url }) => {
      if (method !== 'GET' && method !== 'HEAD') return refusal(405);
      const asset = assetFor(root, url);
      if (asset === null) return refusal(404);
      const isScript = asset.contentType.startsWith('text/javascript');
      if (isScript) waiting += 1;
      try {
        const content = await readFile(asset.file);
        if (isScript) await door;
        return new Response(inOnePiece(content, isScript ? taken : () => undefined), {
          headers: { ...securityHeaders, 'Content-Type': asset.contentType },
        });
      } catch {
        if (isScript) taken();
        return refusal(404);
      }
    });
  });
}

/** A body that tells when it was taken. */
function inOnePiece(content: Uint8Array, taken: () => void): ReadableStream<Uint8Array> {
  let isGiven = false;
  return new ReadableStream(
    {
      pull(body) {
        if (!isGiven) body.enqueue(content);
        else {
          body.close();
          taken();
        }
        isGiven = true;
      },
      cancel: taken,
    },
    { highWaterMark: 0 },
  );
}

const refusal = (status: number): Response => new Response(null, { status, headers: securityHeaders });
