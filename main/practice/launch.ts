import { seededRandom } from '#shared/random.ts';
import { generateWorld, type WorldRequest } from './generate/generateWorld.ts';
import { startPanel } from './panel/startPanel.ts';
import { withAsking, withoutAsking } from './patients/marketplace.ts';
import { startPatients } from './patients/startPatients.ts';
import { realClock, type Clock } from './ports.ts';
import { livelyQuirks } from './quirks.ts';
import { startPractice } from './server.ts';

export interface LaunchRequest extends WorldRequest {
  /** 0: any that is free. */
  readonly port: number;
  /** Whether patients keep booking, moving and cancelling. */
  readonly patients: boolean;
  /** Whether doctors edit hours, breaks and services in their own panel now and then. */
  readonly panel: boolean;
  /** Where events are also pushed to. */
  readonly push: string | null;
  /** The clinic's; the machine's by default. */
  readonly clock?: Clock;
}

export interface Launched {
  readonly port: number;
  readonly clientId: string;
  readonly secret: string;
  readonly stop: () => Promise<void>;
}

/** Invents a clinic and opens it on 127.0.0.1. Rejects with Node's own error where the port cannot be had. */
export async function launchPractice(request: LaunchRequest): Promise<Launched> {
  const { port, patients, panel, push, seed, clock = realClock } = request;
  const world = generateWorld(request);
  const practice = await startPractice({
    world,
    port,
    clock,
    random: seededRandom(seed + 2),
    quirks: livelyQuirks,
    push: push === null ? undefined : { url: push },
  });
  const traffic = patients
    ? startPatients({
        world,
        marketplace: push === null ? withoutAsking(world) : withAsking(practice.clinic),
        clock,
        random: seededRandom(seed + 3),
      })
    : null;
  const edits = panel
    ? startPanel({
        world,
        clock,
        random: seededRandom(seed + 4),
        newServiceBookableMs: practice.quirks.newServiceBookableMs,
      })
    : null;
  return {
    port: practice.port,
    clientId: world.client.id,
    secret: world.client.secret,
    stop: async () => {
      traffic?.stop();
      edits?.stop();
      await practice.close();
    },
  };
}
