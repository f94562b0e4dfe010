import type { Random } from '../ports.ts';
import type { Span } from '../rules/replaceSlots.ts';
import type { Address, World } from '../world.ts';

/** Where and when something is edited. */
export interface EditScene {
  readonly world: World;
  readonly random: Random;
  /** Epoch ms. */
  readonly now: number;
  /** How long a new service cannot be booked, in ms. */
  readonly newServiceBookableMs: number;
}

/** Where an edit is made: a calendar and one of its coming days. */
export interface EditPlace extends EditScene {
  readonly address: Address;
  readonly day: Span;
}
