import { intBetween } from '#shared/random.ts';
import { minuteMs } from '#shared/time/durations.ts';
import type { Clock, Random } from '../ports.ts';
import type { World } from '../world.ts';
import { editKinds, makeEdit, type EditKind } from './edits.ts';
import type { EditScene } from './scene.ts';

/** A few edits in an hour: often enough to be met in a training, seldom enough to be a surprise. */
const seldom = { from: 6 * minuteMs, to: 15 * minuteMs };

export interface PanelRequest {
  readonly world: World;
  readonly clock: Clock;
  readonly random: Random;
  /** How long a service that a doctor adds cannot be booked, in ms. */
  readonly newServiceBookableMs: number;
  /** The time from one edit to the next is drawn between these, in ms. Default: about six edits an hour. */
  readonly rate?: { readonly from: number; readonly to: number };
  /** Hears of every edit; for tests. */
  readonly onEdit?: (kind: EditKind) => void;
}

/** The doctors' own panel. */
export interface Panel {
  readonly stop: () => void;
}

/**
 * Lets doctors edit hours, breaks and services in their own panel now and then, of which a desk only learns by looking: of hours no
 * event tells (API.md §9). Deterministic for a seeded `random` and a virtual clock.
 */
export function startPanel(request: PanelRequest): Panel {
  const { world, clock, random, newServiceBookableMs, rate = seldom, onEdit } = request;
  let callOff = (): void => {};
  const next = (): void => {
    callOff = clock.after(intBetween(random, rate.from, rate.to), () => {
      const kind = editSomething({ world, random, now: clock.now(), newServiceBookableMs });
      if (kind !== null) onEdit?.(kind);
      next();
    });
  };
  next();
  return { stop: () => callOff() };
}

/** Tries until something was possible; in a clinic without a calendar nothing may be. */
function editSomething(scene: EditScene): EditKind | null {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const kind = drawKind(scene.random);
    if (makeEdit(kind, scene)) return kind;
  }
  return null;
}

function drawKind(random: Random): EditKind {
  const total = editKinds.reduce((sum, { weight }) => sum + weight, 0);
  let left = random() * total;
  return editKinds.find(({ weight }) => (left -= weight) < 0)?.kind ?? 'hoursShortened';
}
