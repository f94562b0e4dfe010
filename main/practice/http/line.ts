import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** The connection is cut instead of answered. Thrown through the router: nothing after it may answer. */
export class LineCut extends Error {
  override readonly name = 'LineCut';
  /** `reset`: with a TCP reset, not an orderly end. */
  readonly how: 'dropped' | 'reset';

  constructor(how: 'dropped' | 'reset') {
    super(`connection ${how}`);
    this.how = how;
  }
}

/** Cuts the socket of a call. Without sockets (in-process) the call's promise rejects, as `fetch` does. */
export function cut(error: LineCut, env: Partial<HttpBindings> | undefined): Response {
  const socket = env?.incoming?.socket;
  if (socket === undefined) throw new TypeError('fetch failed', { cause: error });
  if (error.how === 'reset') socket.resetAndDestroy();
  else socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
