import { describe, expect, test } from 'vitest';
import { answerOf, openDesk, userAgent, type Answer, type Desk } from './support/desk.ts';

const basic = `Basic ${btoa('practice-client:practice-secret')}`;
const grant = { grant_type: 'client_credentials', scope: 'integration' };

async function ask(desk: Desk, init: RequestInit): Promise<Answer> {
  const headers = { 'User-Agent': userAgent, ...(init.headers as Record<string, string> | undefined) };
  return answerOf(await desk.raw('/oauth/v2/token', { method: 'POST', ...init, headers }));
}

function form(fields: Record<string, string>): URLSearchParams {
  return new URLSearchParams(fields);
}

describe('the token endpoint', () => {
  test('gives a token for HTTP Basic, and the API takes it', async () => {
    const desk = openDesk();
    const { json } = await ask(desk, { headers: { Authorization: basic }, body: form(grant) });
    expect(json).toMatchObject({ expires_in: 3600, token_type: 'bearer', scope: null });
    const token = String(json['access_token']);
    const facilities = await desk.call('GET', '/facilities', undefined, { Authorization: `Bearer ${token}` });
    expect(facilities.status).toBe(200);
  });

  test('takes the credentials in the form too, urlencoded or multipart', async () => {
    const fields = { ...grant, client_id: 'practice-client', client_secret: 'practice-secret' };
    const multipart = new FormData();
    for (const [name, value] of Object.entries(fields)) multipart.set(name, value);
    const desk = openDesk();
    expect((await ask(desk, { body: form(fields) })).status).toBe(200);
    expect((await ask(desk, { body: multipart })).status).toBe(200);
  });

  test.each([
    ['a wrong secret', `Basic ${btoa('practice-client:no')}`, grant, 'invalid_client'],
    ['an unknown client', `Basic ${btoa('no:practice-secret')}`, grant, 'invalid_client'],
    ['no client at all', '', grant, 'invalid_client'],
    ['no grant type', basic, { scope: 'integration' }, 'invalid_request'],
    ['another grant type', basic, { grant_type: 'password' }, 'unauthorized_client'],
    ['another scope', basic, { ...grant, scope: 'admin' }, 'invalid_scope'],
  ])('refuses %s in the words of FOSOAuthServer', async (_what, authorization, fields, error) => {
    const desk = openDesk();
    const headers: Record<string, string> = authorization === '' ? {} : { Authorization: authorization };
    const { status, json } = await ask(desk, { headers, body: form(fields) });
    expect(status).toBe(400);
    expect(json).toMatchObject({ error, error_description: expect.any(String) as string });
  });

  test('may give 401 for wrong credentials, as the standard says: a quirk', async () => {
    const desk = openDesk({ quirks: { invalidClientStatus: 401 } });
    const headers = { Authorization: `Basic ${btoa('practice-client:no')}` };
    const answer = await ask(desk, { headers, body: form(grant) });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('invalid_client');
  });

  test('answers GET with 405: that is what becomes of a POST that followed a redirect', async () => {
    const desk = openDesk();
    expect((await ask(desk, { method: 'GET' })).status).toBe(405);
  });
});

describe('tokens', () => {
  test('expire by the vendor’s clock, after as many seconds as the quirk says', async () => {
    const desk = openDesk({ quirks: { tokenLifeSeconds: 60 } });
    const { json } = await ask(desk, { headers: { Authorization: basic }, body: form(grant) });
    expect(json['expires_in']).toBe(60);
    const headers = { Authorization: `Bearer ${String(json['access_token'])}` };
    await desk.clock.pass(59_000);
    expect((await desk.call('GET', '/facilities', undefined, headers)).status).toBe(200);
    await desk.clock.pass(1000);
    const late = await desk.call('GET', '/facilities', undefined, headers);
    expect(late.status).toBe(401);
    expect(late.json['error_description']).toBe('The access token provided has expired.');
  });

  test('that were never given are refused, and so are calls without one', async () => {
    const desk = openDesk();
    const invented = await desk.call('GET', '/facilities', undefined, { Authorization: 'Bearer abc' });
    expect([invented.status, invented.json['error']]).toEqual([401, 'invalid_grant']);
    const none = await answerOf(
      await desk.raw('/api/v3/integration/facilities', { headers: { 'User-Agent': userAgent } }),
    );
    expect(none.status).toBe(401);
    expect(none.message).toBe('Authentication credentials could not be found.');
  });
});

describe('the firewall', () => {
  test('stops calls without a User-Agent with a captcha page and 405', async () => {
    const desk = openDesk();
    const answer = await desk.call('GET', '/facilities', undefined, { 'User-Agent': '' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('x-amzn-waf-action')).toBe('captcha');
    expect(answer.headers.get('content-type')).toContain('text/html');
  });

  test('as a quirk, stops everything after so many calls in five minutes, and opens again', async () => {
    const desk = openDesk({ quirks: { firewallCallsPerFiveMinutes: 3 } });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await desk.call('GET', '/facilities')).status);
    expect(statuses).toEqual([200, 200, 200, 405]);
    await desk.clock.pass(300_001);
    expect((await desk.call('GET', '/facilities')).status).toBe(200);
  });
});

test.each([
  ['https://znanylekarz.pl', 'https://www.znanylekarz.pl'],
  ['http://www.znanylekarz.pl', 'https://www.znanylekarz.pl'],
])('%s answers 301 to %s: the bare domain and plain HTTP are no place to POST to', async (from, to) => {
  const desk = openDesk();
  const { clinicApp } = await import('../../../main/practice/http/app.ts');
  const request = new Request(`${from}/oauth/v2/token`, { method: 'POST', headers: { 'User-Agent': 'x' } });
  const response = await clinicApp(desk.clinic).fetch(request, {});
  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe(`${to}/oauth/v2/token`);
});
