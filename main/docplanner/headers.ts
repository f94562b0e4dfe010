import type { EpochMs } from '#shared/time/zone.ts';
import { fromWireTime } from '#shared/time/wire.ts';
import type { ToldRate } from './budget.ts';
import { hourMs, minuteMs } from '#shared/time/durations.ts';

/** No span of the vendor's is longer than an hour: a later time is a mistake, and must not stop the desk. */
const longestWait = 2 * hourMs;
const usualWait = minuteMs;

/** The vendor's clock when it answered, epoch milliseconds; `null` where it did not say. */
export function vendorTime(headers: Headers): EpochMs | null {
  const at = Date.parse(headers.get('date') ?? '');
  // The header has whole seconds, so on average it is half a second late.
  return Number.isNaN(at) ? null : at + 500;
}

/** What the `X-RateLimit-*` headers say (API.md §3), in this machine's time. */
export function toldRate(headers: Headers, now: EpochMs): ToldRate {
  return {
    limit: wholeNumber(headers.get('x-ratelimit-limit')),
    remaining: wholeNumber(headers.get('x-ratelimit-remaining')),
    reset: resetTime(headers, now),
  };
}

/**
 * Until when a 429 means: `Retry-After` (seconds or a date), else the limiter's reset, else a minute; never more than two
 * hours, and at least a second.
 */
export function retryTime(headers: Headers, now: EpochMs): EpochMs {
  const told = retryAfter(headers, now) ?? resetTime(headers, now) ?? now + usualWait;
  return Math.min(Math.max(told, now + 1_000), now + longestWait);
}

function retryAfter(headers: Headers, now: EpochMs): EpochMs | null {
  const text = headers.get('retry-after');
  if (text === null) return null;
  const seconds = wholeNumber(text);
  if (seconds !== null) return now + seconds * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : here(date, headers, now);
}

function resetTime(headers: Headers, now: EpochMs): EpochMs | null {
  const text = headers.get('x-ratelimit-reset');
  if (text === null) return null;
  const at = fromWireTime(text);
  if (at === null) return null;
  return Math.min(here(at, headers, now), now + longestWait);
}

/** A time of the vendor's clock on ours, however wrong ours is. */
function here(at: EpochMs, headers: Headers, now: EpochMs): EpochMs {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? at : now + (at - date);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null;
}
