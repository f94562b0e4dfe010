import type { AppInfo } from '#shared/contract/app.ts';
import type { Clock, Log, Random } from '#shared/ports.ts';
import type { DeskParts } from '../desk/ports.ts';
import { createClient } from '../docplanner/client.ts';
import { limitsSharedBy, vendorLimits, type Limits } from '../docplanner/limits.ts';

export interface RemoteParts {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly info: AppInfo;
  /** How much each client may ask of the vendor; as much as it documents, unless told otherwise. */
  readonly limits?: Limits;
}

/** Makes clients of the remote API that can be broken off as a whole. */
export function createConnect(parts: RemoteParts): DeskParts['connect'] {
  const { fetch, clock, random, log, info, limits = vendorLimits } = parts;
  return (endpoint, { clientId, secret }, zone, use) => {
    const stop = new AbortController();
    const client = createClient({
      endpoint,
      credentials: { clientId, clientSecret: secret },
      fetch,
      clock,
      random,
      log,
      userAgent: `Frontdesk/${info.version} (${info.platform})`,
      zone,
      signal: stop.signal,
      limits: use === undefined ? limits : limitsSharedBy(use.desks, limits),
      ...(use === undefined ? {} : { spentBook: use.spentBook }),
    });
    return {
      ...client,
      close: () => {
        stop.abort();
      },
    };
  };
}
