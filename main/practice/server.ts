import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { closeClinic, openClinic, type Clinic, type ClinicParts } from './clinic.ts';
import type { Counts } from './counts.ts';
import type { Faults } from './faults.ts';
import { clinicApp } from './http/app.ts';
import type { Quirks } from './quirks.ts';
import type { World } from './world.ts';

/** A practice clinic that answers on 127.0.0.1. */
export interface Practice {
  readonly port: number;
  /** `http://127.0.0.1:port`: what stands in for `https://www.{domain}`. */
  readonly origin: string;
  readonly world: World;
  readonly clinic: Clinic;
  /** Can be set at any time; what is left out stays. */
  quirks: Quirks;
  readonly faults: Faults;
  readonly counts: Counts;
  /** False drops every connection, as if the line were down. */
  lineUp: boolean;
  /** Ends the server and every open connection. */
  close(): Promise<void>;
}

/** Starts a practice clinic on the loopback interface; port 0 or none takes a free one. */
export async function startPractice(parts: ClinicParts & { readonly port?: number }): Promise<Practice> {
  const clinic = openClinic(parts);
  const server = createAdaptorServer({ fetch: clinicApp(clinic).fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    ...handles(clinic),
    get quirks() {
      return clinic.quirks;
    },
    set quirks(quirks) {
      clinic.quirks = quirks;
    },
    get lineUp() {
      return clinic.lineUp;
    },
    set lineUp(up) {
      clinic.lineUp = up;
      if (!up) server.closeAllConnections();
    },
    close: async () => {
      closeClinic(clinic);
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

function handles(clinic: Clinic) {
  return { world: clinic.world, clinic, faults: clinic.faults, counts: clinic.counts };
}
