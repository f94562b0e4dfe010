import type { RemoteErrorBody } from '#shared/domain/remoteError.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Line } from './line.ts';
import { basicAuthorization, readGrant, type Credentials, type Grant } from './oauth.ts';
import { readRefusal } from './refusal.ts';
import { tokenPath } from './url.ts';

/** Asks for a token once: client credentials by HTTP Basic, scope `integration` (API.md §2). */
export async function requestToken(
  line: Line,
  origin: string,
  credentials: Credentials,
  userAgent: string,
  timeoutMs: number,
): Promise<Result<Grant, RemoteErrorBody>> {
  const heard = await line(
    {
      url: `${origin}${tokenPath}`,
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
        'User-Agent': userAgent,
        Authorization: basicAuthorization(credentials),
      },
      body: 'grant_type=client_credentials&scope=integration',
      timeoutMs,
    },
    'token',
    false,
  );
  if (!heard.ok) return err(heard.error);
  const { status, text, cut } = heard.value;
  if (status >= 400 && status <= 403 && status !== 402) {
    return err({ kind: 'unauthorized', message: readRefusal(text).message });
  }
  if (status < 200 || status > 299) return err({ kind: 'server', status });
  const grant = cut === null ? readGrant(text) : null;
  return grant === null ? err({ kind: 'unreadable', status, reason: cut ?? 'no token' }) : ok(grant);
}
