import { Counts } from './counts.ts';
import { Faults } from './faults.ts';
import { RateLimiter } from './http/rateLimit.ts';
import { Firewall } from './http/firewall.ts';
import { Tokens } from './http/tokens.ts';
import type { Clock, Random } from './ports.ts';
import { Pusher, type PushAddress } from './push.ts';
import { defaultQuirks, type Quirks } from './quirks.ts';
import { SlotJobs } from './rules/slotJobs.ts';
import type { World } from './world.ts';

/** A practice clinic at work: its world, and all that is not part of it (tokens, counters, what is under way). */
export interface Clinic {
  readonly world: World;
  readonly clock: Clock;
  readonly random: Random;
  quirks: Quirks;
  readonly faults: Faults;
  /** False: every connection is dropped, as if the line were down. */
  lineUp: boolean;
  readonly counts: Counts;
  readonly tokens: Tokens;
  readonly rateLimiter: RateLimiter;
  readonly firewall: Firewall;
  readonly slotJobs: SlotJobs;
  /** Requests for an opinion that were sent: doctor and phone. */
  readonly opinionsAsked: Set<string>;
  /** `null`: this client only pulls. */
  readonly pusher: Pusher | null;
  /** Stands around what each writing call does to the world, so that an onlooker knows whose doing it was. */
  readonly writing: Writing;
}

/** Does what a writing call asks for, in the midst of whatever an onlooker does before and after. */
export type Writing = <T>(carryOut: () => T) => T;

/** What a clinic is made of. */
export interface ClinicParts {
  readonly world: World;
  readonly clock: Clock;
  readonly random: Random;
  readonly quirks?: Partial<Quirks> | undefined;
  readonly faults?: Faults | undefined;
  readonly push?: PushAddress | undefined;
  readonly writing?: Writing | undefined;
  /** With what pushes are sent. Default: Node's own. */
  readonly pushFetch?: typeof fetch | undefined;
}

/** Opens a clinic on a world. It listens to nothing by itself. */
export function openClinic(parts: ClinicParts): Clinic {
  const quirks = { ...defaultQuirks, ...parts.quirks };
  const clinic: Clinic = {
    world: parts.world,
    clock: parts.clock,
    random: parts.random,
    quirks,
    faults: parts.faults ?? new Faults(),
    lineUp: true,
    counts: new Counts(),
    tokens: new Tokens(parts.clock, parts.random),
    rateLimiter: new RateLimiter(),
    firewall: new Firewall(),
    slotJobs: new SlotJobs(parts.clock),
    opinionsAsked: new Set(),
    writing: parts.writing ?? ((carryOut) => carryOut()),
    pusher:
      parts.push === undefined
        ? null
        : new Pusher(parts.world, parts.clock, parts.push, () => clinic.quirks, parts.pushFetch ?? fetch),
  };
  return clinic;
}

/** Ends what runs by itself: pushes and slots under way. */
export function closeClinic(clinic: Clinic): void {
  clinic.pusher?.close();
  clinic.slotJobs.close();
}
