import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { fileOf } from '../../main/compose/profiles.ts';
import { onDisk } from '../support/quickPlace.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { startClinic, type ClinicHost } from './clinicHost.ts';
import { startDesk, type DeskProcess, type NodeDesk } from './deskProcess.ts';
import type { DeskConfig, Reply } from './messages.ts';

/** A clinic and a machine for one desk; both are gone when the test is over. */
export interface Place {
  readonly host: ClinicHost;
  readonly config: DeskConfig;
  readonly file: string;
}

export async function place(seed: number): Promise<Place> {
  const host = await startClinic(seed);
  onTestFinished(() => host.close());
  const folder = join(temporaryFolder(onDisk()), 'desk');
  const { id, secret } = host.clinic.world.client;
  return {
    host,
    file: fileOf(folder, { kind: 'practicePort', port: host.port }),
    config: {
      folder,
      port: host.port,
      credentials: { clientId: id, secret },
      key: '5a'.repeat(32),
      undoMs: 100,
      pollMs: 300,
      seed,
    },
  };
}

/** A desk that ends with the test at the latest. */
export function started(config: DeskConfig, around: readonly string[] = []): NodeDesk {
  const desk = startDesk(config, around);
  onTestFinished(() => desk.kill());
  return desk;
}

/** Asks the desk again and again how it stands. */
export async function until(
  desk: DeskProcess,
  enough: (status: Extract<Reply, { kind: 'status' }>) => boolean,
) {
  const end = Date.now() + 40_000;
  for (;;) {
    const status = await desk.ask({ kind: 'status' });
    if (status?.kind === 'status' && enough(status)) return status;
    if (Date.now() > end) throw new Error(`never: ${JSON.stringify(status)}`);
    await sleep(100);
  }
}
