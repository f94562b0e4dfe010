import { assertNever } from '#shared/assertNever.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Random } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';

/** What to do after a call that failed: skip its object, wait and try again, or wait for a person. */
export type NextStep =
  { readonly kind: 'skip' } | { readonly kind: 'wait'; readonly ms: number } | { readonly kind: 'person' };

/**
 * How long to wait after a failure. Full jitter on a doubling wait for what may be the vendor's trouble, so that 20 desks
 * do not come back in one moment; a steady probe for a dead line, so that it is noticed soon when it is back.
 * @param failures how many in a row, counted from 1
 */
export function nextStep(
  error: RemoteError,
  failures: number,
  now: EpochMs,
  random: Random,
  offlineProbeMs: number,
): NextStep {
  switch (error.kind) {
    case 'offline':
    case 'timeout':
      return { kind: 'wait', ms: offlineProbeMs };
    case 'rateLimited':
    case 'firewall':
      return { kind: 'wait', ms: Math.max(1_000, error.until - now) + Math.floor(random() * 1_000) };
    case 'server':
    case 'unreadable':
      return {
        kind: 'wait',
        ms: 1_000 + Math.floor(random() * Math.min(60_000, 1_000 * 2 ** Math.min(failures, 6))),
      };
    case 'unauthorized':
      return { kind: 'person' };
    case 'forbidden':
    case 'notFound':
    case 'conflict':
    case 'invalid':
      return { kind: 'skip' };
    default:
      return assertNever(error);
  }
}
