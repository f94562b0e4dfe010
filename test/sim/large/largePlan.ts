import { intBetween, pick, seededRandom } from '#shared/random.ts';

/** A clinic, and how many desks share its API client. */
export interface LargePlan {
  readonly name: string;
  readonly seed: number;
  readonly calendars: number;
  readonly desks: number;
  readonly hours: number;
  /** A desk is closed and opened again, so long after the beginning. Milliseconds. */
  readonly restarts: readonly { readonly at: number; readonly desk: number; readonly downMs: number }[];
  /** The clock of a desk's machine is set, by so much from the right time. */
  readonly clocks: readonly { readonly at: number; readonly desk: number; readonly aheadMs: number }[];
}

const minute = 60_000;
const hour = 60 * minute;

/** Worlds in which a desk has been seen to stop for ever, and their neighbours. */
export const largeWorlds = [
  { name: 'hospital', calendars: 65, desks: 4 },
  { name: 'clinic', calendars: 10, desks: 16 },
  { name: 'clinic', calendars: 10, desks: 20 },
  { name: 'house', calendars: 190, desks: 1 },
  { name: 'hospital', calendars: 65, desks: 1 },
  { name: 'hospital', calendars: 65, desks: 20 },
] as const;

/** The first seeds have the worlds above, in turns; the others any. */
export function drawLarge(seed: number, hours: number): LargePlan {
  const random = seededRandom(seed ^ 0x1f123bb5);
  const known = largeWorlds[seed - 1];
  const drawn = {
    name: 'any',
    calendars: pick(random, [2, 10, 30, 65, 120, 200]),
    desks: intBetween(random, 1, 20),
  };
  const world = known ?? drawn;
  const desk = (): number => intBetween(random, 0, world.desks - 1);
  const at = (): number => intBetween(random, 10 * minute, hours * hour);
  const some = Array.from({ length: Math.ceil(hours / 2) }, (_, index) => index);
  return {
    ...world,
    seed,
    hours,
    restarts: some.map(() => ({ at: at(), desk: desk(), downMs: pick(random, [0, 2_000, 20 * minute]) })),
    clocks: some.map(() => ({
      at: at(),
      desk: desk(),
      aheadMs: pick(random, [0, 3 * hour, -3 * hour, 400 * 24 * hour, -400 * 24 * hour]),
    })),
  };
}
