import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Clock, Log } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Breaker } from './breaker.ts';
import type { Budget } from './budget.ts';
import type { Call, Send } from './call.ts';
import type { Timeouts } from './limits.ts';
import type { Failure, Heard, Line } from './line.ts';
import type { Tokens } from './oauth.ts';
import { readRefusal, refusalInSuccess, refusalOf } from './refusal.ts';
import { resourceUrl } from './url.ts';

export interface SenderParts {
  readonly origin: string;
  readonly userAgent: string;
  readonly line: Line;
  readonly tokens: Tokens;
  readonly budget: Budget;
  readonly breaker: Breaker;
  readonly timeouts: Timeouts;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The way of every call: path → breaker → budget → token → one request → what the answer means. It sends again in one case
 * only: after a 401, which is a definite refusal, once, with a new token. No write is ever repeated otherwise.
 */
export function createSender(parts: SenderParts): Send {
  const { breaker, budget, clock, log } = parts;

  const attempt = async <T>(call: Call<T>, url: string): Promise<Result<Heard, Failure>> => {
    const cls = call.method === 'GET' ? 'read' : 'write';
    for (let renewed = false; ; renewed = true) {
      const full = budget.blockedUntil(cls);
      if (full !== null) return err({ kind: 'rateLimited', until: full, sent: 'no' });
      const token = await parts.tokens.current();
      if (!token.ok) return err({ ...token.error, sent: 'no' });
      // Others may have used the budget up while the token was on its way.
      const fullNow = budget.blockedUntil(cls);
      if (fullNow !== null) return err({ kind: 'rateLimited', until: fullNow, sent: 'no' });
      const heard = await parts.line(requestOf(call, url, token.value, parts), cls, call.ownLimit === true);
      if (!heard.ok || heard.value.status !== 401) return heard;
      parts.tokens.refused(token.value);
      const { message } = readRefusal(heard.value.text);
      if (renewed) return err({ kind: 'unauthorized', message, sent: 'answered' });
    }
  };

  return async (call) => {
    const fail = (failure: Failure): { readonly ok: false; readonly error: RemoteError } => {
      const { kind, sent } = failure;
      const status = 'status' in failure ? failure.status : null;
      log.warn('remote.failed', { operation: call.operation, kind, sent, status });
      return err({ ...failure, operation: call.operation });
    };
    const url = resourceUrl(parts.origin, call.path, call.query);
    if (url === null) return fail({ ...unsendable('An id cannot be empty or consist of dots.'), sent: 'no' });
    const closed = breaker.enter();
    if (closed !== null) return fail({ kind: 'firewall', until: closed, sent: 'no' });
    const begun = clock.now();
    try {
      const heard = await attempt(call, url);
      if (!heard.ok) return fail(heard.error);
      const meant = interpret(call, heard.value, clock.now() - begun);
      return meant.ok ? meant : fail(meant.error);
    } finally {
      breaker.leave();
    }
  };
}

/** A request that this machine refuses to send. */
export function unsendable(message: string, fields: Readonly<Record<string, readonly string[]>> = {}) {
  return { kind: 'invalid' as const, status: 0, message, fields };
}

const accept =
  'application/vnd.docplanner+json, application/vnd.error+docplanner+json;q=0.9, application/json;q=0.8';

function requestOf(call: Call<unknown>, url: string, token: string, parts: SenderParts) {
  return {
    url,
    method: call.method,
    headers: {
      Accept: accept,
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': parts.userAgent,
      Authorization: `Bearer ${token}`,
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    timeoutMs: call.method === 'GET' ? parts.timeouts.read : parts.timeouts.write,
  };
}

function interpret<T>(call: Call<T>, heard: Heard, tookMs: number): Result<T, Failure> {
  const { status, text, cut } = heard;
  const changes = call.method !== 'GET' || call.consumes === true;
  if (status >= 200 && status <= 299) {
    // A write that is a success by its status and an error by its body is neither: it is looked for.
    const said = call.method === 'GET' ? null : refusalInSuccess(text, heard.contentType);
    if (said !== null) return err({ kind: 'unreadable', status, reason: 'an error', said, sent: 'maybe' });
    // A page instead of an answer proves nothing, also where the answer would have been empty.
    const value = /^\s*</.test(text) ? err('a web page') : call.read(heard);
    if (value.ok) return ok(value.value);
    // It was carried out, but nobody here knows how it came out: a write is read back.
    const sent = changes ? 'maybe' : 'answered';
    return cut === 'late'
      ? err({ kind: 'timeout', afterMs: tookMs, sent })
      : err({ kind: 'unreadable', status, reason: value.error, sent });
  }
  const refusal = readRefusal(text);
  const settled = call.settle?.(status, refusal.message) ?? null;
  if (settled !== null) return ok(settled.value);
  // 408: the server gave up waiting, and may have read it all the same.
  const definite = status >= 400 && status <= 499 && status !== 408;
  return err({ ...refusalOf(status, refusal), sent: definite ? 'answered' : 'maybe' });
}
