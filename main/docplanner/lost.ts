/**
 * Failures of which it is certain that no byte of the request was sent: no name, nobody listening, no trusted certificate. A reset
 * is not among them: it may come after the vendor has read everything.
 */
const beforeSending: ReadonlySet<string> = new Set([
  // Node
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
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
  'ERR_CONNECTION_REFUSED',
  'ERR_ADDRESS_INVALID',
  'ERR_NETWORK_ACCESS_DENIED',
  'ERR_PROXY_CONNECTION_FAILED',
  'ERR_TUNNEL_CONNECTION_FAILED',
  'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
]);

/** No route, or no network: certain where a connection was being made, while one that was in use can end with them as well. */
const whileConnecting: ReadonlySet<string> = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN']);

/** True where provably nothing left this machine for the vendor. */
export function lostBeforeSending(error: unknown): boolean {
  return isCertain(failureIn(error));
}

/** The system's code for a failure, such as `ECONNRESET` or `ERR_NAME_NOT_RESOLVED`: safe for logs, unlike its message. */
export function reasonOf(error: unknown): string {
  return failureIn(error)?.reason ?? 'unknown';
}

interface SystemFailure {
  readonly reason: string;
  readonly syscall: unknown;
}

const isCertain = (failure: SystemFailure | null): boolean =>
  failure !== null &&
  (beforeSending.has(failure.reason) ||
    /^ERR_CERT_/.test(failure.reason) ||
    (whileConnecting.has(failure.reason) && failure.syscall === 'connect'));

/** The system's own failure, which libraries wrap. Where several addresses were tried: one that leaves a doubt, if any does. */
function failureIn(error: unknown): SystemFailure | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth += 1) {
    if (at instanceof AggregateError && at.errors.length > 0) {
      const failures = at.errors.map((item: unknown) => failureIn(item));
      return failures.find((failure) => !isCertain(failure)) ?? failures[0] ?? null;
    }
    const reason = codeOf(at) ?? /net::(ERR_[A-Z0-9_]+)/.exec(at.message)?.[1];
    if (reason !== undefined) return { reason, syscall: 'syscall' in at ? at.syscall : undefined };
  }
  return null;
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
