import { misshape } from '../wire/shape.ts';
import { written } from '../wire/time.ts';
import type { Clinic } from '../clinic.ts';
import type { Quirks } from '../quirks.ts';
import type { Budget } from './rateLimit.ts';
import type { Reply } from './reply.ts';

const successType = 'application/vnd.docplanner+json; charset=UTF-8';
const errorType = 'application/vnd.error+docplanner+json';

/** Writes a reply out, with the content types and budget headers of the API (API.md §1, §3). */
export function respond(clinic: Clinic, reply: Reply, budget: Budget | null): Response {
  const headers = new Headers(reply.headers);
  if (budget !== null) budgetHeaders(clinic, budget, headers);
  const place = headers.get('Location');
  if (place !== null && clinic.quirks.locationWithoutSlash) headers.set('Location', place.replace(/^\//, ''));
  if (reply.body === undefined) return new Response(null, { status: reply.status, headers });
  headers.set('Content-Type', reply.isError === true ? errorType : successType);
  const shaped =
    reply.isError === true
      ? errorBody(reply.body, clinic.quirks)
      : misshape(reply.body, clinic.quirks, reply.kind ?? 'answer');
  return new Response(JSON.stringify(shaped), { status: reply.status, headers });
}

/** The vendor's clock, which a fault may have put wrong. */
export function vendorDate(clinic: Clinic): string {
  return new Date(clinic.clock.now() + clinic.faults.dateSkewMs).toUTCString();
}

function budgetHeaders(clinic: Clinic, budget: Budget, headers: Headers): void {
  headers.set('X-RateLimit-Limit', String(budget.limit));
  headers.set('X-RateLimit-Used', String(budget.used));
  headers.set('X-RateLimit-Remaining', String(budget.limit - budget.used));
  headers.set('X-RateLimit-Reset', written(clinic.world, budget.reset));
}

/** `errors` is a list by the schema and an object in the examples, and was `error` once (API.md §4, §12). */
function errorBody(body: unknown, quirks: Quirks): unknown {
  if (typeof body !== 'object' || body === null || !('errors' in body)) return body;
  const { errors } = body;
  if (quirks.errorsShape === 'documented' || typeof errors !== 'object' || errors === null) return body;
  const isList = Array.isArray(errors);
  if (quirks.errorsShape === 'list')
    return { ...body, errors: isList ? errors : Object.values(errors).flat() };
  if (quirks.errorsShape === 'older') return olderErrorBody(body, errors);
  return { ...body, errors: isList ? {} : errors };
}

/** A list of objects under `error`, each of one field with its text. */
function olderErrorBody(body: object, errors: object): unknown {
  const rest = Object.entries(body).filter(([name]) => name !== 'errors');
  const each = Object.entries(errors).map(([field, texts]: [string, unknown]): unknown =>
    Array.isArray(errors) ? texts : { [field]: Array.isArray(texts) ? texts.join(' ') : texts },
  );
  return { ...Object.fromEntries(rest), error: each };
}
