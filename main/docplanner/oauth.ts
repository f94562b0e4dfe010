import type { RemoteErrorBody } from '#shared/domain/remoteError.ts';
import type { Clock } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { minuteMs } from '#shared/time/durations.ts';

/** What the vendor gave the clinic's integration. Never logged, never in a URL. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A token as the vendor gave it; `expiresIn` in seconds, `null` where it did not say. */
export interface Grant {
  readonly token: string;
  readonly expiresIn: number | null;
}

/** One token for all calls (API.md §2). */
export interface Tokens {
  /** The token to use now, fetched if there is none; callers that come meanwhile wait for the same one. */
  current(): Promise<Result<string, RemoteErrorBody>>;
  /** The vendor refused this token: the next call fetches another. A newer one that is already here stays. */
  refused(token: string): void;
}

/** Renewed so long before its end, or a tenth of its life if that is less. */
const margin = minuteMs;
/** The guide says 24 hours, its example and practice one: where the answer does not say, hardly anything is trusted. */
const unknownLife = 600;
/** Many token requests call up the firewall (API.md §2): refused credentials are not tried again at once. */
const refusalHolds = 15_000;

/** @param fetchToken asks the vendor once; every failure is a value */
export function createTokens(
  clock: Clock,
  fetchToken: () => Promise<Result<Grant, RemoteErrorBody>>,
): Tokens {
  let held: { readonly token: string; readonly until: EpochMs; readonly since: EpochMs } | null = null;
  let pending: Promise<Result<string, RemoteErrorBody>> | null = null;
  let refusal: { readonly error: RemoteErrorBody; readonly at: EpochMs } | null = null;

  const renew = async (): Promise<Result<string, RemoteErrorBody>> => {
    const since = clock.now();
    const grant = await fetchToken();
    if (!grant.ok) {
      refusal = grant.error.kind === 'unauthorized' ? { error: grant.error, at: clock.now() } : null;
      return err(grant.error);
    }
    const life = (grant.value.expiresIn ?? unknownLife) * 1000;
    // Counted from before the request, since the vendor counts from before its answer.
    held = { token: grant.value.token, since, until: since + life - Math.min(margin, life / 10) };
    refusal = null;
    return ok(grant.value.token);
  };

  return {
    current: async () => {
      const now = clock.now();
      // `since`: with a clock that was set back, nobody knows how old the token is.
      if (held !== null && held.since <= now && now < held.until) return ok(held.token);
      if (refusal !== null && refusal.at <= now && now < refusal.at + refusalHolds) return err(refusal.error);
      pending ??= renew().finally(() => {
        pending = null;
      });
      return await pending;
    },
    refused: (token) => {
      if (held?.token === token) held = null;
    },
  };
}

/** HTTP Basic (API.md §2), in UTF-8. */
export function basicAuthorization({ clientId, clientSecret }: Credentials): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64')}`;
}

/** @returns `null` where the text holds no token that could stand in a header */
export function readGrant(text: string): Grant | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof json !== 'object' || json === null || !('access_token' in json)) return null;
  const token = json.access_token;
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) return null;
  const told = 'expires_in' in json ? Number(json.expires_in ?? Number.NaN) : Number.NaN;
  return { token, expiresIn: Number.isFinite(told) && told > 0 ? told : null };
}
