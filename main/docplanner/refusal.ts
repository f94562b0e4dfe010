import type { FieldErrors, RemoteErrorBody } from '#shared/domain/remoteError.ts';

/** What the vendor says when it refuses: a message and the fields that are wrong (API.md §4). */
export interface Refusal {
  readonly message: string;
  readonly fields: FieldErrors;
}

/**
 * Reads the body of an error. `errors` is a list of texts by the vendor's schema and an object by its examples. An older
 * state of the API has the fields under `error`, as a list of objects (API.md §4, §12). Total: a body that is no error text
 * gives an empty message.
 */
export function readRefusal(body: string): Refusal {
  const json = tryJson(body);
  if (typeof json !== 'object' || json === null) return { message: '', fields: {} };
  const fields = new Map<string, string[]>();
  gather(own(json, 'errors'), '', fields, 0);
  const older = own(json, 'error');
  if (typeof older === 'object' && !isOwnMessage(older)) gather(older, '', fields, 0);
  return { message: messageOf(json), fields: Object.fromEntries(fields) };
}

/**
 * The error in an answer whose status says success. A message alone is none beside the id of what was made; complaints are.
 * @param contentType the vendor has one of its own for errors
 * @returns `null` where the body is no error's
 */
export function refusalInSuccess(text: string, contentType: string | null): Refusal | null {
  // Also one that was cut off: it begins as the vendor's errors do.
  if (/^\s*\{\s*"(errors?|message)"\s*:/.test(text) && tryJson(text) === null)
    return { message: '', fields: {} };
  const json = tryJson(text);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const refusal = readRefusal(text);
  const error = own(json, 'error');
  const complains =
    Object.keys(refusal.fields).length > 0 ||
    (typeof error === 'string' && error !== '') ||
    isOwnMessage(error) ||
    /\bvnd\.error\b/i.test(contentType ?? '');
  return complains || (refusal.message !== '' && own(json, 'id') === undefined) ? refusal : null;
}

function messageOf(json: object): string {
  for (const name of ['message', 'error_description', 'error']) {
    const value = own(json, name);
    if (typeof value === 'string' && value !== '') return value;
  }
  const error = own(json, 'error');
  return isOwnMessage(error) ? error.message : '';
}

/** `{"error": {"code": 403, "message": "…"}}`, as the vendor's framework writes it by itself: no field is named so. */
const isOwnMessage = (error: unknown): error is { readonly message: string } =>
  typeof error === 'object' &&
  error !== null &&
  !Array.isArray(error) &&
  typeof own(error, 'message') === 'string';

const own = (json: object, name: string): unknown =>
  Object.hasOwn(json, name) ? Reflect.get(json, name) : undefined;

const deepest = 6;

function gather(value: unknown, path: string, into: Map<string, string[]>, depth: number): void {
  if (typeof value === 'string' || typeof value === 'number') {
    into.set(path, [...(into.get(path) ?? []), String(value)]);
  } else if (Array.isArray(value) && depth < deepest) {
    for (const one of value) gather(one, path, into, depth + 1);
  } else if (typeof value === 'object' && value !== null && depth < deepest) {
    for (const [name, one] of Object.entries(value)) {
      gather(one, path === '' ? name : `${path}.${name}`, into, depth + 1);
    }
  }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

/** The kind of a status that is a definite refusal; 401, 429 and the firewall's are told apart before. */
export function refusalOf(status: number, refusal: Refusal): RemoteErrorBody {
  const { message, fields } = refusal;
  switch (status) {
    case 400:
    case 422:
      return { kind: 'invalid', status, message, fields };
    case 403:
      return { kind: 'forbidden', message };
    case 404:
    case 410:
      return { kind: 'notFound', message };
    case 409:
      return { kind: 'conflict', message };
    default:
      return { kind: 'server', status };
  }
}
