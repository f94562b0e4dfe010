import type { LockOpened, LockPin, LockPinSaved, LockView } from '#shared/contract/lock.ts';
import { waitAfter } from '#shared/domain/lock.ts';
import type { Clock, Log } from '#shared/ports.ts';
import { createCountedTries, type CountedTries, type RefusedTry } from './countedTries.ts';
import type { Pins } from '../ports.ts';
import type { Lock } from '../seat.ts';
import type { SeatStore } from '../seatStore.ts';

export interface LockParts {
  readonly store: SeatStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly pins: Pins;
  /** Those of the API clients that somebody was given, of all clinics at work. */
  readonly secrets: () => readonly string[];
  readonly changed: (view: LockView) => void;
}

/** Where the seat's file keeps it. */
export const lockSettings = { locked: 'lock.locked', pin: 'lock.pin', wrong: 'lock.wrong' } as const;

/**
 * Whether the screen is locked.
 *
 *   open ── close ──▶ locked ── right PIN, or none is set ──▶ open
 *                       ├─ an API client's secret ────────▶ open, and the PIN is gone
 *                       └─ wrong: stays, and after the third the next is not looked at for a while
 *
 * Responsibilities:
 * - closes and opens the screen, and says so each time;
 * - sets, changes and takes away its PIN, each with its deed.
 *
 * Invariants:
 * - All of it is in the encrypted file, wrong tries too: neither a reload nor a restart opens the screen or shortens a wait.
 * - A screen never opens by a deed that is not written down.
 *
 * What can run at the same time: several tries. Each is counted before it is looked at.
 */
export class ScreenLock implements Lock {
  readonly #parts: LockParts;
  readonly #tries: CountedTries;
  #locked: boolean;

  constructor(parts: LockParts) {
    const { store, clock, log } = parts;
    this.#parts = parts;
    this.#locked = store.settings.get(lockSettings.locked) === 'yes';
    this.#tries = createCountedTries({ store, clock, log, name: lockSettings.wrong, waitAfter });
  }

  view(): LockView {
    return {
      locked: this.#locked,
      hasPin: this.#keptPin() !== null,
      secretOpens: this.#parts.secrets().length > 0,
    };
  }

  close(): void {
    this.#become(true);
  }

  async open(pin: string | null): Promise<LockOpened> {
    const before = this.#keptPin();
    const answer = this.#locked ? await this.#proved(pin) : 'yes';
    if (answer !== 'yes') return answer;
    if (this.#keptPin() !== before) return this.open(pin);
    this.#become(false);
    return { kind: 'open' };
  }

  async forgot(typed: string, staff: string): Promise<LockOpened> {
    const { pins, secrets, changed } = this.#parts;
    const answer = await this.#tries.judge(() =>
      Promise.resolve(secrets().some((secret) => pins.isSecret(typed.trim(), secret.trim()))),
    );
    if (answer !== 'yes') return answer;
    // First, so that a screen never opens by a deed that is not written down.
    if (this.#keptPin() !== null) this.#putPin('', 'lock.pinForgotten', staff);
    if (this.#locked) this.#become(false);
    else changed(this.view());
    return { kind: 'open' };
  }

  async setPin({ pin, pinNow }: LockPin, staff: string): Promise<LockPinSaved> {
    const before = this.#keptPin();
    const answer = await this.#proved(pinNow);
    if (answer !== 'yes') return answer;
    const hash = pin === null ? '' : await this.#parts.pins.hashPin(pin);
    // Somebody changed it meanwhile: what was proved is not the PIN any more.
    if (this.#keptPin() !== before) return this.setPin({ pin, pinNow }, staff);
    this.#putPin(hash, pin === null ? 'lock.pinRemoved' : 'lock.pinSet', staff);
    this.#parts.changed(this.view());
    return { kind: 'saved' };
  }

  #keptPin(): string | null {
    return this.#parts.store.settings.get(lockSettings.pin) || null;
  }

  /** Without a PIN typed nothing is tried. */
  #proved(pin: string | null): Promise<'yes' | RefusedTry> {
    const hash = this.#keptPin();
    if (hash === null) return Promise.resolve('yes');
    if (pin === null) return Promise.resolve(this.#tries.refusal() ?? { kind: 'wrongPin' });
    return this.#tries.judge(() => this.#parts.pins.isPin(pin, hash));
  }

  #become(next: boolean): void {
    if (this.#locked === next) return;
    this.#locked = next;
    this.#keep(lockSettings.locked, next ? 'yes' : '');
    this.#parts.changed(this.view());
  }

  /** With a full disk the screen locks all the same; only a restart would not know of it. */
  #keep(name: string, value: string): void {
    const { store, log } = this.#parts;
    try {
      store.transaction(() => store.settings.set(name, value));
    } catch {
      log.warn('lock.notKept');
    }
  }

  /** A new PIN or none, with who did it, in one transaction. */
  #putPin(hash: string, kind: 'lock.pinSet' | 'lock.pinRemoved' | 'lock.pinForgotten', staff: string): void {
    const { store, clock } = this.#parts;
    store.transaction(() => {
      store.settings.set(lockSettings.pin, hash);
      store.deeds.append({ at: clock.now(), staff, kind, detail: '{}' });
    });
  }
}

/** Of a desk without a clinic: there is nobody on its screen to hide. */
export const noLock: LockView = { locked: false, hasPin: false, secretOpens: false };
