import { intBetween } from '#shared/random.ts';
import type { Clock, Random } from '../ports.ts';
import type { World } from '../world.ts';
import { unpaidVisitsLapse } from '../actions/payments.ts';
import { deedKinds, type DeedKind, doDeed } from './deeds.ts';
import { withoutAsking, type Marketplace } from './marketplace.ts';

/** How gently: the time from one event to the next is drawn between these, in ms. */
export interface Rate {
  readonly from: number;
  readonly to: number;
}

const gentle: Rate = { from: 20_000, to: 40_000 };

export interface PatientsRequest {
  readonly world: World;
  readonly clock: Clock;
  readonly random: Random;
  /** Default: patients book and move at once, without asking the clinic. */
  readonly marketplace?: Marketplace;
  /** Default: about two events a minute. */
  readonly rate?: Rate;
  /** Hears of every event; for logs and tests. */
  readonly onDeed?: (kind: DeedKind) => void;
}

export interface Patients {
  /** Nothing happens any more, also what was under way (payments). */
  readonly stop: () => void;
}

/**
 * Lets patients book, move, cancel and confirm, and now and then a doctor do something in the panel: at a gentle rate,
 * mostly today and the next days, through the same rules as anybody. Deterministic for a seeded `random` and a virtual clock.
 */
export function startPatients(request: PatientsRequest): Patients {
  const { world, clock, random, rate = gentle, marketplace = withoutAsking(world), onDeed } = request;
  const underWay = new Set<() => void>();
  let stopped = false;
  const later = (ms: number, task: () => void): void => {
    // An approval may still come in when all is over.
    if (stopped) return;
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
        marketplace,
        random,
        now: clock.now(),
        later: (ms, task) => later(ms, () => task(clock.now())),
      });
      unpaidVisitsLapse(world, { now: clock.now() });
      if (kind !== null) onDeed?.(kind);
      next();
    });
  };
  next();
  return {
    stop: () => {
      stopped = true;
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
