import { assertNever } from '#shared/assertNever.ts';
import type { RemoteError } from '#shared/domain/remoteError.ts';
import type { Random } from '#shared/ports.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { minuteMs } from '#shared/time/durations.ts';

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
        ms: 1_000 + Math.floor(random() * Math.min(minuteMs, 1_000 * 2 ** Math.min(failures, 6))),
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

/** How long everything rests after something on this machine was in the way, such as a full disk. Milliseconds. */
const brokenRestMs = 10_000;
/** The same, first, where another program holds the file: mostly a virus scanner that is done in a second. */
const heldRestMs = 500;

/** How long to rest after trouble on this machine. @param failures how many in a row, counted from 1 @returns milliseconds */
export function restWhenBroken({ kind }: Pick<Problem, 'kind'>, failures: number): number {
  return kind === 'storeHeld' ? Math.min(brokenRestMs, heldRestMs * 2 ** (failures - 1)) : brokenRestMs;
}
