import { z } from 'zod';
import type { LockOpened, LockPin, LockPinSaved, LockView } from '#shared/contract/lock.ts';
import { longestWait, waitAfter } from '#shared/domain/lock.ts';
import type { Clock, Log } from '#shared/ports.ts';
import type { DeskStore, Pins } from './ports.ts';

/** Whether the screen is locked, and what opens it. */
export interface Lock {
  view(): LockView;
  close(): void;
  open(pin: string | null): Promise<LockOpened>;
  /**
   * Opens the screen and takes the PIN away with the API client's secret. It is counted with the wrong PINs, so that it is no way
   * round their waits.
   * @param staff initials of whoever is at the desk, for the audit
   */
  forgot(secret: string, staff: string): Promise<LockOpened>;
  /** @param staff initials of whoever is at the desk, for the audit */
  setPin(wanted: LockPin, staff: string): Promise<LockPinSaved>;
}

export interface LockParts {
  readonly store: DeskStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly pins: Pins;
  /** The API client's; `null`: nobody was given one. */
  readonly secret: string | null;
  readonly changed: (view: LockView) => void;
}

type Refused = Exclude<LockOpened, { kind: 'open' }>;

const names = { locked: 'lock.locked', pin: 'lock.pin', wrong: 'lock.wrong' } as const;
const tries = z.object({ count: z.number(), until: z.number() });
const none: z.infer<typeof tries> = { count: 0, until: 0 };

/**
 * All of it is in the encrypted file, wrong tries too: neither a reload nor a restart opens the screen or shortens a wait.
 *
 *   open ── close ──▶ locked ── right PIN, or none is set ──▶ open
 *                       ├─ the API client's secret ───────▶ open, and the PIN is gone
 *                       └─ wrong: stays, and after the third the next is not looked at for a while
 */
export function createLock({ store, clock, log, pins, secret, changed }: LockParts): Lock {
  let locked = store.settings.get(names.locked) === 'yes';
  let wrong = readTries(store.settings.get(names.wrong));
  const kept = (): string | null => store.settings.get(names.pin) || null;
  const view = (): LockView => ({
    locked,
    hasPin: kept() !== null,
    secretOpens: secret !== null,
  });

  /** With a full disk the screen locks all the same; only a restart would not know of it. */
  function keep(name: string, value: string): void {
    try {
      store.transaction(() => store.settings.set(name, value));
    } catch {
      log.warn('lock.notKept');
    }
  }

  function count(next: z.infer<typeof tries>): void {
    wrong = next;
    keep(names.wrong, JSON.stringify(next));
  }

  function proved(pin: string | null): Promise<'yes' | Refused> {
    const hash = kept();
    if (hash === null) return Promise.resolve('yes');
    return judged(pin === null ? null : () => pins.isPin(pin, hash));
  }

  /** @param isRight looks at what was given; `null`: nothing was, which is no try */
  async function judged(isRight: (() => Promise<boolean>) | null): Promise<'yes' | Refused> {
    const now = clock.now();
    if (wrong.until > now) return { kind: 'wait', until: Math.min(wrong.until, now + longestWait) };
    if (isRight === null) return { kind: 'wrongPin' };
    // Counted before it is looked at, or many tries at once would all be the first.
    const tried = wrong.count + 1;
    const wait = waitAfter(tried);
    count({ count: tried, until: wait === 0 ? 0 : now + wait });
    if (await isRight()) {
      count(none);
      return 'yes';
    }
    return wait === 0 ? { kind: 'wrongPin' } : { kind: 'wait', until: now + wait };
  }

  function become(next: boolean): void {
    if (locked === next) return;
    locked = next;
    keep(names.locked, next ? 'yes' : '');
    changed(view());
  }

  /** A new PIN or none, with who did it, in one transaction. */
  function putPin(
    hash: string,
    kind: 'lock.pinSet' | 'lock.pinRemoved' | 'lock.pinForgotten',
    staff: string,
  ): void {
    store.transaction(() => {
      store.settings.set(names.pin, hash);
      store.audit.append({
        at: clock.now(),
        staff,
        kind,
        addressId: null,
        bookingId: null,
        previousBookingId: null,
        intentId: null,
        detail: '{}',
      });
    });
  }

  return {
    view,
    close: () => become(true),
    async open(pin) {
      const answer = locked ? await proved(pin) : 'yes';
      if (answer !== 'yes') return answer;
      become(false);
      return { kind: 'open' };
    },
    async forgot(typed, staff) {
      const answer = await judged(() =>
        Promise.resolve(secret !== null && pins.isSecret(typed.trim(), secret.trim())),
      );
      if (answer !== 'yes') return answer;
      // First, so that a screen never opens by a deed that is not written down.
      if (kept() !== null) putPin('', 'lock.pinForgotten', staff);
      if (locked) become(false);
      else changed(view());
      return { kind: 'open' };
    },
    async setPin({ pin, pinNow }, staff) {
      const answer = await proved(pinNow);
      if (answer !== 'yes') return answer;
      const hash = pin === null ? '' : await pins.hashPin(pin);
      putPin(hash, pin === null ? 'lock.pinRemoved' : 'lock.pinSet', staff);
      changed(view());
      return { kind: 'saved' };
    },
  };
}

function readTries(text: string | null): z.infer<typeof tries> {
  if (text === null) return none;
  try {
    return tries.parse(JSON.parse(text));
  } catch {
    return none;
  }
}

/** Of a desk without a clinic: there is nobody on its screen to hide. */
export const noLock: LockView = { locked: false, hasPin: false, secretOpens: false };
