import type { HttpBindings } from '@hono/node-server';

/** What the server passes along with a call. */
export interface Env {
  /** The socket; absent in-process. */
  Bindings: Partial<HttpBindings>;
}
