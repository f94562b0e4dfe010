import type { Clinic, ClinicParts } from '../../../../main/practice/clinic.ts';
import type { World } from '../../../../main/practice/world.ts';
import { HandClock } from './clock.ts';
import { morning, smallWorld } from './world.ts';
import { practiceFetch } from '../../../support/practiceFetch.ts';

export type Json = Record<string, unknown>;

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; an empty object where there was none. */
  readonly json: Json;
  /** `_items`, or an empty list. */
  readonly items: Json[];
  /** The message of an error. */
  readonly message: unknown;
}

/** A client that knows the API only as a wire: paths, bodies, headers. */
export interface Desk {
  readonly world: World;
  readonly clinic: Clinic;
  readonly clock: HandClock;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  raw(path: string, init?: RequestInit): Promise<Response>;
}

const origin = 'https://www.znanylekarz.pl';
export const userAgent = 'Frontdesk-test/1.0';

/** A clinic without sockets and somebody who calls it with a good token. */
export function openDesk(parts: Partial<ClinicParts> & { readonly clock?: HandClock } = {}): Desk {
  const world = parts.world ?? smallWorld();
  const clock = parts.clock ?? new HandClock(morning);
  const quirks = { putSlotsProcessingMs: 0, ...parts.quirks };
  const { fetch, clinic } = practiceFetch({ random: sequence(), ...parts, world, clock, quirks });
  const token = clinic.tokens.issue(30 * 86_400);
  const raw = (path: string, init?: RequestInit): Promise<Response> => fetch(`${origin}${path}`, init);
  const call: Desk['call'] = async (method, path, body, headers = {}) => {
    const response = await raw(`/api/v3/integration${path}`, {
      method,
      headers: {
        'User-Agent': userAgent,
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json; charset=utf-8' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return answerOf(response);
  };
  return { world, clinic, clock, call, raw };
}

/** Reads a response to its end. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = parse(text);
  const items = Array.isArray(json['_items']) ? (json['_items'] as Json[]) : [];
  return { status: response.status, headers: response.headers, text, json, items, message: json['message'] };
}

/** Percent-encodes an ISO instant for a path or a query. */
export function encoded(text: string): string {
  return encodeURIComponent(text);
}

/** Numbers in [0, 1) that are the same in every run. */
export function sequence(): () => number {
  let state = 42;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

function parse(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : {};
  } catch {
    return {};
  }
}
