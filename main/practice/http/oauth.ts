import type { Clinic } from '../clinic.ts';

interface Credentials {
  readonly id: string | null;
  readonly secret: string | null;
  readonly grantType: string | null;
  readonly scope: string | null;
}

/**
 * `POST /oauth/v2/token`: client credentials by HTTP Basic or in the form, urlencoded or multipart (API.md §2).
 * Errors in the words of FOSOAuthServer.
 */
export function issueToken(
  clinic: Clinic,
  request: Request,
  form: Readonly<Record<string, unknown>>,
): Response {
  const { world, quirks, tokens } = clinic;
  const given = credentialsOf(request, form);
  if (given.grantType === null || !/^[a-z_]+$/.test(given.grantType))
    return oauthError(400, 'invalid_request', 'Invalid grant_type parameter or parameter missing');
  if (given.id === null)
    return oauthError(400, 'invalid_client', 'Client id was not found in the headers or body');
  if (given.id !== world.client.id || given.secret !== world.client.secret)
    return oauthError(quirks.invalidClientStatus, 'invalid_client', 'The client credentials are invalid');
  if (given.grantType !== 'client_credentials')
    return oauthError(400, 'unauthorized_client', 'The grant type is unauthorized for this client_id');
  if (given.scope !== null && given.scope !== 'integration')
    return oauthError(400, 'invalid_scope', 'An unsupported scope was requested.');
  const body = {
    access_token: tokens.issue(quirks.tokenLifeSeconds),
    expires_in: quirks.tokenLifeSeconds,
    token_type: 'bearer',
    scope: null,
  };
  return Response.json(body, { headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' } });
}

/** `null` where a call bears a good token, else its 401. */
export function refuseStranger(clinic: Clinic, request: Request): Response | null {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.get('Authorization') ?? '')?.[1];
  if (token === undefined)
    return Response.json({ message: 'Authentication credentials could not be found.' }, { status: 401 });
  switch (clinic.tokens.check(token)) {
    case 'good':
      return null;
    case 'expired':
      return oauthError(401, 'invalid_grant', 'The access token provided has expired.');
    case 'unknown':
      return oauthError(401, 'invalid_grant', 'The access token provided is invalid.');
  }
}

function oauthError(status: number, error: string, description: string): Response {
  return Response.json(
    { error, error_description: description },
    {
      status,
      headers: {
        'Cache-Control': 'no-store',
        ...(status === 401 && {
          'WWW-Authenticate': `Bearer realm="Service", error="${error}", error_description="${description}"`,
        }),
      },
    },
  );
}

function credentialsOf(request: Request, form: Readonly<Record<string, unknown>>): Credentials {
  const field = (name: string): string | null => {
    const value = form[name];
    return typeof value === 'string' ? value : null;
  };
  const basic = basicOf(request.headers.get('Authorization'));
  return {
    id: basic?.id ?? field('client_id'),
    secret: basic?.secret ?? field('client_secret'),
    grantType: field('grant_type'),
    scope: field('scope'),
  };
}

function basicOf(header: string | null): { readonly id: string; readonly secret: string } | null {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon === -1 ? null : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}
