import type { Random } from '#shared/ports.ts';
import { seededRandom } from '#shared/random.ts';

/** Each part of a plan has a number of its own: two parts with one number would always come together, and never apart. */
export const streams = {
  world: 0x5bd1e995,
  beginning: 0x61c88647,
  hoursQuirks: 0x1b873593,
  laterQuirks: 0x3c6ef372,
  slowBooking: 0x2c1b3c6d,
  clocks: 0x27d4eb2f,
  comings: 0x165667b1,
  facility: 0x7f4a7c15,
  erased: 0x2545f491,
  services: 0x4f6cdd1d,
  offers: 0x6c8e9cf5,
  panel: 0x7feb352d,
  isKept: 0x4cf5ad43,
  hours: 0x4cf5ad42,
  keepers: 0x35c82d63,
  removals: 0x5d2f1b07,
  secondThoughts: 0x1e35a7bd,
  place: 0x6d2b79f5,
  doctor: 0x3ad8025f,
  pauses: 0x5851f42d,
} as const;

/** A generator for one part of a seed's plan: what is drawn there leaves all else as it was. */
export const streamOf = (seed: number, part: keyof typeof streams): Random =>
  seededRandom(seed ^ streams[part]);
