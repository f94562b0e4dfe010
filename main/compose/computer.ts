import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { release } from 'node:os';
import { join } from 'node:path';
import type { Computer } from '../desk/ports.ts';
import { originOf, type Endpoint } from '../docplanner/endpoint.ts';
import { lookUpHost, reachOrigin } from '../docplanner/reach.ts';

export interface ComputerParts {
  /** The desk's folder, absolute. */
  readonly folder: string;
  /** Whether the system sends calls to this address over a proxy. Only Electron knows. */
  readonly isProxied: (url: string) => Promise<boolean>;
  /** Scheme and host of an endpoint; the vendor's own, unless told otherwise. */
  readonly origin?: (to: Endpoint) => string;
}

/** This computer, as the connection check looks at it. */
export function createComputer({ folder, isProxied, origin = originOf }: ComputerParts): Computer {
  const hostOf = (to: Endpoint): string => new URL(origin(to)).hostname;
  const logs = join(folder, 'logs');
  return {
    hostOf,
    isProxied: (to) => isProxied(origin(to)).catch(() => false),
    lookUp: (to) => lookUpHost(hostOf(to)),
    reach: (to) => reachOrigin(origin(to)),
    freeBytes: () =>
      statfs(folder).then(
        ({ bavail, bsize }) => bavail * bsize,
        () => null,
      ),
    release,
    logs: () =>
      access(logs, constants.W_OK).then(
        () => ({ folder: logs, isWritable: true }),
        () => ({ folder: logs, isWritable: false }),
      ),
  };
}
