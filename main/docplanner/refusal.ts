import type { FieldErrors, RemoteErrorBody } from '#shared/domain/remoteError.ts';

/** What the vendor says when it refuses: a message and the fields that are wrong (API.md §4). */
export interface Refusal {
  readonly message: string;
  readonly fields: FieldErrors;
}

/**
 * Reads the body of an error: `errors` is a list of texts by the vendor's schema, and an object by its examples
 * (API.md §4). Total: a body that is no error text gives an empty message.
 */
export function readRefusal(body: string): Refusal {
  const json = tryJson(body);
  if (typeof json !== 'object' || json === null) return { message: '', fields: {} };
  const fields = new Map<string, string[]>();
  if ('errors' in json) gather(json.errors, '', fields, 0);
  return { message: messageOf(json), fields: Object.fromEntries(fields) };
}

function messageOf(json: object): string {
  for (const name of ['message', 'error_description', 'error']) {
    const value: unknown = Reflect.get(json, name);
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}

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
