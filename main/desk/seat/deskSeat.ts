import type { Settings } from '#shared/contract/settings.ts';
import { announceCount } from '../news/notice.ts';
import type { DeskParts } from '../ports.ts';
import { ScreenLock } from '../lock/lock.ts';
import type { Lock, NewsMemo, Seat, SeatClinic, Staff } from '../seat.ts';
import type { SeatStore } from '../seatStore.ts';
import { StaffRoster } from '../staff/staff.ts';
import { handOverDeeds } from './handOverDeeds.ts';
import { newsSetting, takeOver } from './takeOver.ts';

export interface DeskSeatParts extends Pick<
  DeskParts,
  'clock' | 'random' | 'log' | 'pins' | 'push' | 'problemOfThrown' | 'alerts' | 'info'
> {
  readonly settings: () => Settings;
}

/**
 * Where somebody sits and works.
 *
 * Responsibilities:
 * - keeps who works here, who is at the desk, the lock, and which bookings were told and seen here, in a file of its own;
 * - takes over what a clinic's file of an earlier version knows of them, once;
 * - has what is done here written into the audit of a clinic, and tells the window of it;
 * - counts what nobody has seen, of all clinics at work.
 *
 * Invariants:
 * - It outlives the clinics that work here. A practice clinic has a seat of its own, which ends with it.
 * - The secret of any clinic that is at work here opens the lock.
 * - A deed is in the seat's file with what it did, in one transaction; in a clinic's audit it stands once.
 * - While no clinic is at work here, the window is told nothing of the seat.
 *
 * What can run at the same time: looks at PINs. Everything else ends before it returns.
 */
export class DeskSeat implements Seat {
  readonly #parts: DeskSeatParts;
  readonly #store: SeatStore;
  #staff: Staff;
  #lock: Lock;
  /** By clinic at work. */
  readonly #unseen = new Map<string, number>();
  /** In the order in which they came. */
  readonly #clinics = new Set<SeatClinic>();

  constructor(parts: DeskSeatParts, store: SeatStore) {
    this.#parts = parts;
    this.#store = store;
    this.#staff = this.#makeStaff();
    this.#lock = this.#makeLock();
  }

  get staff(): Staff {
    return this.#staff;
  }

  get lock(): Lock {
    return this.#lock;
  }

  get loss(): SeatStore['loss'] {
    return this.#store.loss;
  }

  get copies(): SeatStore['copies'] {
    return this.#store.copies;
  }

  newsOf(clinic: string): NewsMemo {
    const { settings } = this.#store;
    return {
      read: () => settings.get(newsSetting(clinic)),
      write: (text) => this.#store.transaction(() => settings.set(newsSetting(clinic), text)),
    };
  }

  countUnseen(clinic: string, count: number): void {
    this.#unseen.set(clinic, count);
    this.#announceUnseen();
  }

  takeOver(clinic: Pick<SeatClinic, 'name' | 'store'>): void {
    const { isFilled } = takeOver(this.#store, clinic, this.#parts.log);
    if (!isFilled) return;
    // Nothing has worked with the empty ones.
    this.#staff = this.#makeStaff();
    this.#lock = this.#makeLock();
  }

  join(clinic: SeatClinic): () => void {
    this.#clinics.add(clinic);
    this.#handOver();
    return () => {
      this.#clinics.delete(clinic);
      this.#unseen.delete(clinic.name);
      if (this.#clinics.size > 0) this.#announceUnseen();
    };
  }

  close(): void {
    this.#store.close();
  }

  #announceUnseen(): void {
    announceCount(
      this.#parts,
      [...this.#unseen.values()].reduce((sum, count) => sum + count, 0),
    );
  }

  #makeStaff(): Staff {
    const { push } = this.#parts;
    return new StaffRoster({
      ...this.#parts,
      store: this.#store,
      secrets: () => this.#secrets(),
      changed: (now) => this.#tell(() => push('staff.changed', now)),
    });
  }

  #makeLock(): Lock {
    const { push } = this.#parts;
    return new ScreenLock({
      ...this.#parts,
      store: this.#store,
      secrets: () => this.#secrets(),
      changed: (now) =>
        this.#tell(() => {
          push('lock.changed', now);
          for (const { lockChanged } of this.#clinics) lockChanged();
        }),
    });
  }

  #secrets(): readonly string[] {
    return [...this.#clinics].flatMap(({ secret }) => (secret === null ? [] : [secret]));
  }

  #tell(push: () => void): void {
    if (this.#clinics.size === 0) return;
    this.#handOver();
    push();
  }

  /** What cannot be written now waits for the next deed or the next clinic; it is in the seat's file. */
  #handOver(): void {
    const { clock, random, log, problemOfThrown } = this.#parts;
    try {
      handOverDeeds(
        this.#store,
        [...this.#clinics],
        () => `${clock.now().toString(36)}-${Math.floor(random() * 2 ** 32).toString(36)}`,
      );
    } catch (thrown) {
      log.warn('seat.deedsWait', { kind: problemOfThrown(thrown).kind });
    }
  }
}
