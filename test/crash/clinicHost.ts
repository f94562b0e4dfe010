import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Server } from 'node:http';
import { seededRandom } from '#shared/random.ts';
import { closeClinic, openClinic, type Clinic } from '../../main/practice/clinic.ts';
import { generateWorld } from '../../main/practice/generate/generateWorld.ts';
import { clinicApp } from '../../main/practice/http/app.ts';
import { realClock } from '../../main/practice/ports.ts';

/** A write that reached the clinic, whatever became of it. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** The practice clinic on a port of its own, with a list of every write that arrived. */
export interface ClinicHost {
  readonly port: number;
  readonly clinic: Clinic;
  readonly arrived: readonly Arrived[];
  close(): Promise<void>;
}

/**
 * Opens a small clinic in which nobody has confirmed or been marked yet. The vendor's call limits are off: they would only
 * make the kills fewer, and are proved elsewhere.
 */
export async function startClinic(seed: number): Promise<ClinicHost> {
  const world = generateWorld({ locale: 'pl', size: 'small', seed, now: Date.now() });
  for (const booking of world.bookings.values()) {
    booking.confirmed = false;
    booking.presence = null;
  }
  const clinic = openClinic({
    world,
    clock: realClock,
    random: seededRandom(seed + 1),
    quirks: { rateLimits: false, firewallCallsPerFiveMinutes: null },
  });
  const app = clinicApp(clinic);
  const arrived: Arrived[] = [];
  const server = createAdaptorServer({
    fetch: async (request: Request, env: unknown) => {
      if (request.method !== 'GET' && request.url.includes('/api/')) {
        const body = await request.clone().text();
        arrived.push({ method: request.method, path: new URL(request.url).pathname, body });
      }
      return app.fetch(request, env as HttpBindings);
    },
  }) as Server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    clinic,
    arrived,
    async close() {
      closeClinic(clinic);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
