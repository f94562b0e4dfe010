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
  /** @param staff initials of whoever is at the desk, for the audit */
  setPin(wanted: LockPin, staff: string): Promise<LockPinSaved>;
}

export interface LockParts {
  readonly store: DeskStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly pins: Pins;
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
 *                       └─ wrong PIN: stays, and after the third the next is not looked at for a while
 */
export function createLock({ store, clock, log, pins, changed }: LockParts): Lock {
  let locked = store.settings.get(names.locked) === 'yes';
  let wrong = readTries(store.settings.get(names.wrong));
  const kept = (): string | null => store.settings.get(names.pin) || null;
  const view = (): LockView => ({ locked, hasPin: kept() !== null });

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

  async function proved(pin: string | null): Promise<'yes' | Refused> {
    const hash = kept();
    if (hash === null) return 'yes';
    const now = clock.now();
    if (wrong.until > now) return { kind: 'wait', until: Math.min(wrong.until, now + longestWait) };
    if (pin === null) return { kind: 'wrongPin' };
    // Counted before it is looked at, or many tries at once would all be the first.
    const tried = wrong.count + 1;
    const wait = waitAfter(tried);
    count({ count: tried, until: wait === 0 ? 0 : now + wait });
    if (await pins.isPin(pin, hash)) {
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

  return {
    view,
    close: () => become(true),
    async open(pin) {
      const answer = locked ? await proved(pin) : 'yes';
      if (answer !== 'yes') return answer;
      become(false);
      return { kind: 'open' };
    },
    async setPin({ pin, pinNow }, staff) {
      const answer = await proved(pinNow);
      if (answer !== 'yes') return answer;
      const hash = pin === null ? '' : await pins.hashPin(pin);
      store.transaction(() => {
        store.settings.set(names.pin, hash);
        store.audit.append({
          at: clock.now(),
          staff,
          kind: pin === null ? 'lock.pinRemoved' : 'lock.pinSet',
          addressId: null,
          bookingId: null,
          previousBookingId: null,
          intentId: null,
          detail: '{}',
        });
      });
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
export const noLock: LockView = { locked: false, hasPin: false };
