import type { Clinic } from '../clinic.ts';
import type { Fault } from '../faults.ts';
import { firewallPage } from './firewall.ts';
import { LineCut } from './line.ts';
import { respond } from './respond.ts';

const statusTexts: Readonly<Record<number, string>> = {
  401: 'The access token provided is invalid.',
  403: 'Access denied.',
  404: 'Object not found',
  409: 'Conflict',
  422: 'Unprocessable Entity',
  429: 'Too many requests',
};

/** Faults that strike before a call has any effect. `null`: it goes on. */
export async function strikeBefore(clinic: Clinic, faults: readonly Fault[]): Promise<Response | null> {
  for (const fault of faults) {
    if (fault.kind === 'delay') await later(clinic, fault.ms);
    else if (fault.kind === 'drop-before') throw new LineCut('dropped');
    else if (fault.kind === 'reset' && fault.after !== true) throw new LineCut('reset');
    else if (fault.kind === 'firewall') return firewallPage();
    else if (fault.kind === 'status' && fault.after !== true) return failure(clinic, fault.status);
    else if (fault.kind === 'error-body' && fault.after !== true) return errorUnderSuccess(clinic);
  }
  return null;
}

/** Faults that answer a call which has its effect later. `null`: it goes on. */
export async function strikeMeanwhile(
  clinic: Clinic,
  faults: readonly Fault[],
  request: Request,
  run: (request: Request) => Response | Promise<Response>,
): Promise<Response | null> {
  const fault = faults.find((candidate) => candidate.kind === 'gateway');
  if (fault === undefined) return null;
  // Once it is answered there may be no more of it to read.
  const { url, method, headers } = request;
  const body = await request.text();
  const kept = new Request(url, { method, headers, ...(body !== '' && { body }) });
  void later(clinic, fault.ms).then(() => run(kept));
  return failure(clinic, fault.status);
}

/** Faults that strike when a call has had its effect: its answer is lost or spoilt. */
export async function strikeAfter(
  clinic: Clinic,
  faults: readonly Fault[],
  response: Response,
): Promise<Response> {
  for (const fault of faults) {
    if (fault.kind === 'drop-after') throw new LineCut('dropped');
    if (fault.kind === 'reset' && fault.after === true) throw new LineCut('reset');
    if (fault.kind === 'status' && fault.after === true) return failure(clinic, fault.status);
    if (fault.kind === 'error-body' && fault.after === true) return errorUnderSuccess(clinic);
    if (fault.kind === 'html')
      return new Response('<!DOCTYPE html><html><body><h1>We will be back soon</h1></body></html>', {
        headers: { 'Content-Type': 'text/html; charset=UTF-8' },
      });
  }
  return spoil(clinic, faults, response);
}

const later = ({ clock }: Clinic, ms: number): Promise<void> =>
  new Promise((resolve) => {
    clock.after(ms, resolve);
  });

/** Servers behind the API answer with a page, the API itself with JSON. */
function failure(clinic: Clinic, status: number): Response {
  if ([502, 503, 504].includes(status))
    return new Response(`<html><head><title>${status}</title></head><body>nginx</body></html>`, {
      status,
      headers: { 'Content-Type': 'text/html' },
    });
  const message = statusTexts[status] ?? 'Internal Server Error';
  return respond(clinic, { status, body: { errors: [], message }, isError: true }, null);
}

function errorUnderSuccess(clinic: Clinic): Response {
  const body = { errors: { 'patient.phone': ['Phone number is invalid.'] }, message: 'Invalid arguments' };
  return respond(clinic, { status: 200, body, isError: true }, null);
}

async function spoil(clinic: Clinic, faults: readonly Fault[], response: Response): Promise<Response> {
  const kinds = new Set(faults.map((fault) => fault.kind));
  const spoilt: readonly Fault['kind'][] = [
    'cut-json',
    'wrong-json',
    'events-duplicated',
    'events-reordered',
    'events-swallowed',
  ];
  if (!spoilt.some((kind) => kinds.has(kind)) || response.body === null) return response;
  let text = await response.text();
  if (kinds.has('wrong-json')) text = JSON.stringify({ data: [1, { id: null }], ok: 'yes' });
  else text = spoilEvents(clinic, kinds, text);
  if (kinds.has('cut-json')) text = text.slice(0, Math.floor(text.length / 2));
  return new Response(text, { status: response.status, headers: response.headers });
}

/** Duplicates, reorders or swallows events in an answer of the queue; other answers are left alone. */
function spoilEvents(clinic: Clinic, kinds: ReadonlySet<Fault['kind']>, text: string): string {
  const body: unknown = JSON.parse(text);
  if (typeof body !== 'object' || body === null || !('notifications' in body)) return text;
  const { notifications } = body;
  if (typeof notifications !== 'object' || notifications === null) return text;
  let events: unknown[] = Object.values(notifications);
  if (kinds.has('events-duplicated')) events = events.flatMap((event) => [event, event]);
  if (kinds.has('events-reordered')) events = events.toReversed();
  if (kinds.has('events-swallowed')) {
    const lost = Math.floor(clinic.random() * events.length);
    events = events.filter((_event, index) => index !== lost);
  }
  const asBefore = Array.isArray(notifications) ? events : Object.fromEntries(events.entries());
  return JSON.stringify({ ...body, notifications: asBefore });
}
