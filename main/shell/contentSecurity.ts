/**
 * What a page of ours may load: its own files, and nothing from any network. It has no `connect-src`, because everything
 * that the renderer knows comes through the door; `data:` images are the small icons inside style sheets.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers of every answer of our protocol. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // The files change only with the version; a stale copy in a cache would be a mixture of two.
  'Cache-Control': 'no-store',
};
