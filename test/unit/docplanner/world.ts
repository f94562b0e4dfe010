import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { asAddressId, asDoctorId, asFacilityId, type CalendarRef } from '#shared/domain/ids.ts';
import type { Clock, Log, LogFields } from '#shared/ports.ts';
import { createClient, type Client, type ClientOptions } from '../../../main/docplanner/client.ts';

/** The parts of the world that the client's tests need: a real server on this machine, a clock to be set, a log to be read. */

export const zone = 'Europe/Warsaw';

export const calendar: CalendarRef = {
  facilityId: asFacilityId('1'),
  doctorId: asDoctorId('2'),
  addressId: asAddressId('3'),
};

/** What the server was sent. */
export interface Seen {
  readonly method: string;
  /** Path and query as they stood on the wire. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Handler = (seen: Seen, response: ServerResponse) => void;

export interface Server {
  readonly port: number;
  /** All requests but those for tokens. */
  readonly seen: Seen[];
  readonly tokens: Seen[];
}

export interface ServerOptions {
  readonly token?: Handler;
}

/** Answers with JSON. */
export function answer(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/vnd.docplanner+json; charset=UTF-8',
    ...headers,
  });
  response.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
}

let granted = 0;
const grant: Handler = (_seen, response) => {
  granted += 1;
  answer(response, 200, {
    access_token: `token-${granted}`,
    expires_in: 3600,
    token_type: 'bearer',
    scope: null,
  });
};

/** A real HTTP server that plays what a test tells it; it ends with the test. */
export async function serve(handler: Handler, options: ServerOptions = {}): Promise<Server> {
  const seen: Seen[] = [];
  const tokens: Seen[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const one = { method, url, headers, body };
      const isToken = url.startsWith('/oauth/');
      (isToken ? tokens : seen).push(one);
      (isToken ? (options.token ?? grant) : handler)(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, seen, tokens };
}

/** A clock of a test's; timers run when their time is reached. */
export interface TestClock extends Clock {
  /** Time passes. */
  advance(ms: number): void;
  /** Time passes until then. */
  set(at: number): void;
  /** Somebody sets the clock by so much, back if less than nothing; no time passes. */
  shift(ms: number): void;
}
export function testClock(start = Date.UTC(2026, 10, 23, 12)): TestClock {
  let elapsed = 0;
  let zero = start;
  let timers: { readonly at: number; readonly task: () => void }[] = [];
  const advance = (ms: number): void => {
    elapsed += ms;
    const due = timers.filter(({ at }) => at <= elapsed);
    timers = timers.filter(({ at }) => at > elapsed);
    for (const { task } of due) task();
  };
  return {
    now: () => zero + elapsed,
    elapsed: () => elapsed,
    after: (ms, task) => {
      const timer = { at: elapsed + ms, task };
      timers.push(timer);
      return () => (timers = timers.filter((one) => one !== timer));
    },
    advance,
    set: (at) => advance(at - zero - elapsed),
    shift: (ms) => {
      zero += ms;
    },
  };
}

/** The machine's own clock. */
export const realClock: Clock = {
  // eslint-disable-next-line no-restricted-syntax -- Servers of these tests tell the machine's time, and ours is compared with it.
  now: () => Date.now(),
  elapsed: () => Math.floor(performance.now()),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

export interface Line {
  readonly event: string;
  readonly fields: LogFields;
}
export function testLog(lines: Line[] = []): Log {
  const write = (event: string, fields: LogFields = {}): void => void lines.push({ event, fields });
  return { info: write, warn: write, error: write };
}

/** A client of a server on this machine. */
export function clientOf(port: number, options: Partial<ClientOptions> = {}): Client {
  return createClient({
    endpoint: { kind: 'practice', port },
    credentials: { clientId: 'desk', clientSecret: 's3cret' },
    fetch: (url, init) => fetch(url, init),
    clock: realClock,
    random: () => 0,
    log: testLog(),
    userAgent: 'Frontdesk/0.1.0 (test)',
    zone: () => zone,
    ...options,
  });
}
