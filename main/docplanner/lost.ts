/**
 * Failures of which it is certain that no byte of the request was sent: no name, no route, nobody listening, no trusted
 * certificate. A reset is not among them: it may come after the vendor has read everything.
 */
const beforeSending: ReadonlySet<string> = new Set([
  // Node
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  // Chromium
  'ERR_NAME_NOT_RESOLVED',
  'ERR_NAME_RESOLUTION_FAILED',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_CONNECTION_REFUSED',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_ADDRESS_INVALID',
  'ERR_NETWORK_ACCESS_DENIED',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_TUNNEL_CONNECTION_FAILED',
  'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
]);

/** True where provably nothing left this machine for the vendor. */
export function lostBeforeSending(error: unknown): boolean {
  const reason = reasonOf(error);
  return beforeSending.has(reason) || /^ERR_CERT_/.test(reason);
}

/** The system's code for a failure, such as `ECONNRESET` or `ERR_NAME_NOT_RESOLVED`: safe for logs, unlike its message. */
export function reasonOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    const code = codeOf(at) ?? /net::(ERR_[A-Z0-9_]+)/.exec(at.message)?.[1];
    if (code !== undefined) return code;
    if (at instanceof AggregateError) {
      const codes = at.errors.map((one: unknown) => reasonOf(one));
      // Several addresses were tried: certain only if each failure is.
      return codes.find((one) => !beforeSending.has(one)) ?? codes[0] ?? 'unknown';
    }
  }
  return 'unknown';
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(error.code)
    ? error.code
    : undefined;
}

/** Electron's fetch fails on a redirect that is not to be followed, where the standard one hands it over. */
export function refusedRedirect(error: unknown): boolean {
  return error instanceof Error && /redirect/i.test(error.message) && reasonOf(error) === 'unknown';
}
