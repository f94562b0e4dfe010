import type { Problem } from '#shared/domain/problem.ts';
import { ok, type Result } from '#shared/result.ts';
import type { DeskParts, Profile } from '../ports.ts';
import type { Seat } from '../seat.ts';
import { DeskSeat, type DeskSeatParts } from './deskSeat.ts';

type KeeperParts = DeskSeatParts & Pick<DeskParts, 'openSeat'>;

/**
 * The seats of this desk.
 *
 * Responsibilities: opens the seat that a clinic is worked from, and closes at the end what it has opened.
 * Invariants: the seat's file is open once, from the first clinic on to the desk's end. Each practice clinic inside the desk gets a seat
 * of its own, which is closed by whoever ends that clinic.
 * What can run at the same time: nothing. `open` is asked for one at a time, from the queue of `ConnectionManager`.
 */
export class SeatKeeper {
  readonly #parts: KeeperParts;
  #kept: Seat | null = null;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** The seat for clinics of a profile. What keeps its file from being opened is answered, and may be tried again. */
  async open({ kind }: Profile): Promise<Result<Seat, Problem>> {
    if (kind !== 'practice' && this.#kept !== null) return ok(this.#kept);
    const opened = await this.#parts.openSeat(kind);
    if (!opened.ok) return opened;
    const seat = new DeskSeat(this.#parts, opened.value);
    if (kind !== 'practice') this.#kept = seat;
    return ok(seat);
  }

  /** The seat of the desk's own clinics, also while a practice clinic is at work; `null`: none has been opened. */
  get kept(): Seat | null {
    return this.#kept;
  }

  close(): void {
    this.#kept?.close();
    this.#kept = null;
  }
}
