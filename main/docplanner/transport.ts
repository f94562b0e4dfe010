import type { Clock } from '#shared/ports.ts';
import { readBody, type Body } from './body.ts';
import { lostBeforeSending, reasonOf, refusedRedirect } from './lost.ts';

/** The standard `fetch`: Node's, or Electron's `net.fetch` with the system's proxy and certificates. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface HttpRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For all of it: connecting, sending, and the answer to its last byte. */
  readonly timeoutMs: number;
}

/** What became of one request. */
export type Exchange =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: Headers;
      readonly body: Body;
    }
  /** Answered with another address. It is never followed. */
  | { readonly kind: 'redirected'; readonly status: number; readonly headers: Headers | null }
  /** No answer. `sent: 'no'` only where provably nothing left this machine for the vendor. */
  | {
      readonly kind: 'lost';
      readonly why: 'late' | 'stopped' | 'offline';
      readonly reason: string;
      readonly sent: 'no' | 'maybe';
    };

export interface TransportPorts {
  readonly fetch: Fetch;
  readonly clock: Clock;
  /** Ends everything under way when the desk closes. */
  readonly signal: AbortSignal | undefined;
  /** An answer that is longer is not read to its end. Bytes. */
  readonly maxBytes: number;
}

/**
 * Sends one request once. It follows no redirect, neither sends nor keeps cookies, uses no cache and never repeats anything.
 * Total: whatever happens comes back as a value.
 */
export async function exchange(request: HttpRequest, ports: TransportPorts): Promise<Exchange> {
  const { signal } = ports;
  if (signal?.aborted === true) return { kind: 'lost', why: 'stopped', reason: 'stopped', sent: 'no' };
  const stop = new AbortController();
  const end = (cause: 'late' | 'stopped') => () => stop.abort(cause);
  const onShutdown = end('stopped');
  const disarm = ports.clock.after(request.timeoutMs, end('late'));
  signal?.addEventListener('abort', onShutdown);
  try {
    const response = await orAbort(ports.fetch(request.url, initOf(request, stop.signal)), stop.signal);
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel().catch(() => undefined);
      return { kind: 'redirected', status: response.status, headers: response.headers };
    }
    const body = await readBody(response, ports.maxBytes, stop);
    return { kind: 'answered', status: response.status, headers: response.headers, body };
  } catch (error) {
    if (refusedRedirect(error)) return { kind: 'redirected', status: 302, headers: null };
    if (stop.signal.aborted) {
      const why = stop.signal.reason === 'late' ? 'late' : 'stopped';
      return { kind: 'lost', why, reason: why, sent: 'maybe' };
    }
    const sent = lostBeforeSending(error) ? 'no' : 'maybe';
    return { kind: 'lost', why: 'offline', reason: reasonOf(error), sent };
  } finally {
    disarm();
    signal?.removeEventListener('abort', onShutdown);
  }
}

function initOf(request: HttpRequest, signal: AbortSignal): RequestInit {
  return {
    method: request.method,
    headers: request.headers,
    ...(request.body === undefined ? {} : { body: request.body }),
    redirect: 'manual',
    credentials: 'omit',
    cache: 'no-store',
    signal,
  };
}

/** Does not trust the port to notice an abort. */
async function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return await new Promise<T>((resolve, reject) => {
    const give = (): void => reject(new Error('aborted'));
    signal.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}
