import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { assetFor } from './assets.ts';
import { securityHeaders } from './contentSecurity.ts';
import { scheme } from './origin.ts';

/** Makes our scheme a standard, secure one. Must run before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
}

/**
 * Serves the built renderer from a folder, with the security headers on every answer.
 * @param root absolute path of the folder with `index.html`
 */
export function serveRenderer(session: Session, root: string): void {
  session.protocol.handle(scheme, (request) => answer(root, request));
}

async function answer(root: string, { method, url }: Request): Promise<Response> {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405);
  const asset = assetFor(root, url);
  if (asset === null) return refusal(404);
  try {
    const content = await readFile(asset.file);
    return new Response(new Uint8Array(content), {
      headers: { ...securityHeaders, 'Content-Type': asset.contentType },
    });
  } catch {
    return refusal(404);
  }
}

const refusal = (status: number): Response => new Response(null, { status, headers: securityHeaders });
