import { Hono } from 'hono';
import { HonoRequest } from 'hono/request';
import type { Clinic } from '../clinic.ts';
import { controlRoutes } from '../control/routes.ts';
import { operations } from '../operations/all.ts';
import { refusals } from '../refusals.ts';
import type { Env } from './env.ts';
import { firewallPage } from './firewall.ts';
import { cut, LineCut } from './line.ts';
import { issueToken } from './oauth.ts';
import { apiRoot, type Operation } from './operation.ts';
import { perform } from './perform.ts';
import { refused } from './reply.ts';
import { respond, vendorDate } from './respond.ts';
import { strikeAfter, strikeBefore, strikeMeanwhile } from './strike.ts';

/** The clinic as an HTTP application: the API, the token endpoint, and the control endpoints for tests and the demo. */
export function clinicApp(clinic: Clinic): Hono<Env> {
  const app = new Hono<Env>();
  app.route('/practice', controlRoutes(clinic));
  app.post('/oauth/v2/token', (c) =>
    serve(clinic, { id: 'token', isWrite: false }, c.req.raw, async (request) =>
      issueToken(clinic, request, await formOf(request)),
    ),
  );
  for (const operation of operations)
    app.on(operation.method, `${apiRoot}${operation.path}`, (c) =>
      serve(clinic, { id: operation.id, isWrite: operation.method !== 'GET' }, c.req.raw, (request) =>
        perform(clinic, operation, request, c.req.param()),
      ),
    );
  for (const path of knownPaths(operations))
    app.all(path, (c) =>
      serve(clinic, { id: 'unknown', isWrite: false }, c.req.raw, () => other(clinic, 405)),
    );
  app.all('*', (c) => serve(clinic, { id: 'unknown', isWrite: false }, c.req.raw, () => other(clinic, 404)));
  app.onError((error, c) => {
    if (error instanceof LineCut) return cut(error, c.env);
    throw error;
  });
  return app;
}

/** The fields of a form; none where it is no form. */
const formOf = (request: Request): Promise<Record<string, unknown>> =>
  new HonoRequest(request).parseBody().catch(() => ({}));

/** What every call goes through: the line, the redirect to `www.`, the firewall, faults before and after. */
async function serve(
  clinic: Clinic,
  operation: { readonly id: string; readonly isWrite: boolean },
  request: Request,
  run: (request: Request) => Response | Promise<Response>,
): Promise<Response> {
  const now = clinic.clock.now();
  checkLine(clinic);
  clinic.counts.arrived(operation.id, operation.isWrite, now);
  const { pathname: path } = new URL(request.url);
  const faults = clinic.faults.draw(
    { operation: operation.id, isWrite: operation.isWrite, path },
    clinic.random,
  );
  const userAgent = request.headers.get('User-Agent');
  const response =
    (await strikeBefore(clinic, faults)) ??
    (await strikeMeanwhile(clinic, faults, request, run)) ??
    redirect(request) ??
    (clinic.firewall.passes({ userAgent, now }, clinic.quirks) ? null : firewallPage()) ??
    (await strikeAfter(clinic, faults, await run(request)));
  checkLine(clinic);
  response.headers.set('Date', vendorDate(clinic));
  clinic.counts.answered(response.status);
  return response;
}

/** The line may go down while a call is under way. */
function checkLine(clinic: Clinic): void {
  if (!clinic.lineUp) throw new LineCut('dropped');
}

/** The bare domain and plain HTTP answer with a redirect (API.md §1). On this machine there is neither. */
function redirect(request: Request): Response | null {
  const url = new URL(request.url);
  if (['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)) return null;
  if (url.protocol === 'https:' && url.hostname.startsWith('www.')) return null;
  const host = url.hostname.startsWith('www.') ? url.hostname : `www.${url.hostname}`;
  const headers = { Location: `https://${host}${url.pathname}${url.search}` };
  return new Response(null, { status: 301, headers });
}

function other(clinic: Clinic, status: 404 | 405): Response {
  return respond(clinic, refused(status === 405 ? refusals.methodNotAllowed : refusals.objectNotFound), null);
}

function knownPaths(all: readonly Operation[]): Set<string> {
  return new Set(['/oauth/v2/token', ...all.map((operation) => `${apiRoot}${operation.path}`)]);
}
