import { app, net, session } from 'electron';
import { markNeverLeft } from './neverLeft.ts';
import { WriteLanes } from './writeLanes.ts';

type Fetch = typeof globalThis.fetch;

/** HTTP/3 may send the first request of a connection twice; must run before the app is ready. */
export function declareLines(): void {
  app.commandLine.appendSwitch('disable-quic');
}

/**
 * HTTP by Chromium's stack, shaped as `fetch`, so that the proxy and the certificates of the clinic's network are used.
 * Reads share a session in memory: no cookie and no answer reaches the disk. Each write has a connection of its own. On a
 * used one Chromium sends a request again by itself when the connection dies before the answer. A visit would be booked
 * twice (docs/adr/0005-net-fetch.md). Must run after the app is ready.
 */
export function createFetch(): Fetch {
  const reads = readSession();
  const lanes = new WriteLanes();
  return async (input, init) => {
    const request = new Request(input, init);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const wasOnline = net.isOnline();
    try {
      return isRead ? await reads.fetch(request) : await lanes.write(request);
    } catch (error) {
      throw markNeverLeft(error, wasOnline);
    }
  };
}

const readSession = () => session.fromPartition('line-reads', { cache: false });

/** Whether calls to this address go over a proxy: also one that a script of the network names. Must run after the app is ready. */
export async function isProxied(url: string): Promise<boolean> {
  // Such as "PROXY proxy.clinic:8080; DIRECT".
  return !(await readSession().resolveProxy(url)).startsWith('DIRECT');
}
