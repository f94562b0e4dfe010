import { intBetween } from '#shared/random.ts';
import type { Clock, Random } from '../ports.ts';
import type { World } from '../world.ts';
import { deedKinds, type DeedKind, doDeed } from './deeds.ts';

/** How gently: the time from one event to the next is drawn between these, in ms. */
export interface Rate {
  readonly from: number;
  readonly to: number;
}

export const gentle: Rate = { from: 20_000, to: 40_000 };

export interface PatientsRequest {
  readonly world: World;
  readonly clock: Clock;
  readonly random: Random;
  /** Default: about two events a minute. */
  readonly rate?: Rate;
  /** Hears of every event; for logs and tests. */
  readonly onDeed?: (kind: DeedKind) => void;
}

export interface Patients {
  /** Nothing happens any more, also what was under way (payments). */
  stop(): void;
}

/**
 * Lets patients book, move, cancel and confirm, and now and then a doctor do something in the panel: at a gentle rate,
 * mostly today and the next days, through the same rules as anybody. Deterministic for a seeded `random` and a virtual clock.
 */
export function startPatients({ world, clock, random, rate = gentle, onDeed }: PatientsRequest): Patients {
  const underWay = new Set<() => void>();
  const later = (ms: number, task: () => void): void => {
    const callOff = clock.after(ms, () => {
      underWay.delete(callOff);
      task();
    });
    underWay.add(callOff);
  };
  const next = (): void => {
    later(intBetween(random, rate.from, rate.to), () => {
      const kind = doSomething({
        world,
        random,
        now: clock.now(),
        later: (ms, task) => later(ms, () => task(clock.now())),
      });
      if (kind !== null) onDeed?.(kind);
      next();
    });
  };
  next();
  return {
    stop: () => {
      for (const callOff of underWay) callOff();
      underWay.clear();
    },
  };
}

/** Tries until something was possible; at night, or in a clinic without a calendar, nothing may be. */
function doSomething(scene: Parameters<typeof doDeed>[1]): DeedKind | null {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const kind = drawKind(scene.random);
    if (doDeed(kind, scene)) return kind;
  }
  return null;
}

function drawKind(random: Random): DeedKind {
  const total = deedKinds.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  return deedKinds.find(({ weight }) => (left -= weight) < 0)?.kind ?? 'patientBooks';
}
