import type { RemoteError, RemoteErrorBody } from '#shared/domain/remoteError.ts';
import type { Clock } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Breaker } from './breaker.ts';
import type { Budget } from './budget.ts';
import type { CallClass } from './callClass.ts';
import { isFirewallPage } from './firewall.ts';
import { retryTime, toldRate } from './headers.ts';
import type { Skew } from './skew.ts';
import { exchange, type Exchange, type HttpRequest, type TransportPorts } from './transport.ts';

/** A failure before it is known of which operation. */
export type Failure = RemoteErrorBody & { readonly sent: RemoteError['sent'] };

/** An answer of the vendor's own, good or bad: neither its firewall's nor its limiter's. */
export interface Heard {
  readonly status: number;
  readonly text: string;
  readonly cut: string | null;
  readonly location: string | null;
  readonly contentType: string | null;
}

export interface LineParts {
  readonly transport: TransportPorts;
  readonly clock: Clock;
  readonly budget: Budget;
  readonly breaker: Breaker;
  readonly skew: Skew;
}

/** One request, counted in the budget; everything that the answer says about rate, firewall and clock is taken in. */
export type Line = (
  request: HttpRequest,
  cls: CallClass,
  ownLimit: boolean,
) => Promise<Result<Heard, Failure>>;

export function createLine(parts: LineParts): Line {
  const { clock, budget, breaker } = parts;

  const heed = (got: Exchange & { kind: 'answered' }, cls: CallClass, ownLimit: boolean): Failure | null => {
    const { status, headers } = got;
    if (isFirewallPage(status, headers, got.body.text)) {
      return { kind: 'firewall', until: breaker.firewall(), sent: 'answered' };
    }
    breaker.answered();
    const rate = toldRate(headers, clock.now());
    budget.told(cls, rate);
    if (status !== 429) return null;
    const until = retryTime(headers, clock.now());
    // A limit of one operation alone must not stop the others, unless the limiter says that it is its own.
    if (!ownLimit || rate.remaining === 0) budget.close(cls, until);
    return { kind: 'rateLimited', until, sent: 'answered' };
  };

  return async (request, cls, ownLimit) => {
    // Reads and writes were let through by the sender; a token is asked for on the way, and waits for its own limit here.
    const blockedUntil = cls === 'token' ? budget.blockedUntil(cls) : null;
    if (blockedUntil !== null) return err({ kind: 'rateLimited', until: blockedUntil, sent: 'no' });
    const sentAt = clock.now();
    budget.take(cls);
    const got = await exchange(request, parts.transport);
    if (got.kind === 'lost') return err(lostFailure(got, request.timeoutMs));
    if (got.headers !== null) parts.skew.observe(got.headers, sentAt, clock.now());
    if (got.kind === 'redirected') {
      return err({ kind: 'unreadable', status: got.status, reason: 'redirected', sent: 'answered' });
    }
    const failure = heed(got, cls, ownLimit);
    if (failure !== null) return err(failure);
    const { status, headers, body } = got;
    return ok({
      status,
      text: body.text,
      cut: body.cut,
      location: headers.get('location'),
      contentType: headers.get('content-type'),
    });
  };
}

function lostFailure(lost: Exchange & { kind: 'lost' }, afterMs: number): Failure {
  return lost.why === 'late'
    ? { kind: 'timeout', afterMs, sent: lost.sent }
    : { kind: 'offline', reason: lost.reason, sent: lost.sent };
}
