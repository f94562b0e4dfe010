import { lookup } from 'node:dns/promises';
import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import tls, { connect as connectTls, TLSSocket } from 'node:tls';
import { err, ok, type Result } from '#shared/result.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { reasonOf } from './lost.ts';

/** Whoever has not answered by then does not answer. Milliseconds. */
const patienceMs = 8_000;

/** Looks up a name as the system does. @returns how many addresses it has, or the system's code, `late` after eight seconds */
export async function lookUpHost(host: string): Promise<Result<number, string>> {
  const late = new AbortController();
  try {
    const found = await Promise.race([
      lookup(host, { all: true }),
      wait(patienceMs, null, { signal: late.signal, ref: false }),
    ]);
    return found === null ? err('late') : ok(found.length);
  } catch (thrown) {
    return err(reasonOf(thrown));
  } finally {
    late.abort();
  }
}

/** Why there is no connection. `untrusted`: somebody answers, and it is not certain who. */
export interface Unreached {
  readonly kind: 'closed' | 'untrusted';
  readonly code: string;
}

/**
 * Connects to an origin and asks nothing. Certificates are judged by the system's authorities as well, as the desk's own calls are.
 * @returns when the certificate ends; `null` for plain HTTP
 */
export function reachOrigin(
  origin: string,
): Promise<Result<{ readonly trustedUntil: EpochMs | null }, Unreached>> {
  const { protocol, hostname: host, port } = new URL(origin);
  const isEncrypted = protocol === 'https:';
  return new Promise((resolve) => {
    const socket = isEncrypted
      ? connectTls({
          host,
          port: Number(port || 443),
          // An address is no name of a server.
          ...(isIP(host) === 0 && { servername: host }),
          ...authorities(),
        })
      : connectPlain({ host, port: Number(port || 80) });
    let isConnected = false;
    const end = (result: Awaited<ReturnType<typeof reachOrigin>>): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => (isConnected = true));
    socket.once(isEncrypted ? 'secureConnect' : 'connect', () => end(ok({ trustedUntil: endOf(socket) })));
    socket.once('error', (error) =>
      end(err({ kind: isConnected ? 'untrusted' : 'closed', code: reasonOf(error) })),
    );
    socket.setTimeout(patienceMs, () => end(err({ kind: 'closed', code: 'late' })));
  });
}

/** An older Node, such as that of the stand-in for Electron in tests, judges by its own authorities alone. */
const authorities = (): { readonly ca?: string[] } =>
  'getCACertificates' in tls
    ? { ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system')] }
    : {};

function endOf(socket: Socket): EpochMs | null {
  if (!(socket instanceof TLSSocket)) return null;
  const end = Date.parse(socket.getPeerCertificate().valid_to);
  return Number.isNaN(end) ? null : end;
}
