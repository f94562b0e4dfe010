import type {
  ForgottenPin,
  PinReset,
  StaffEntry,
  StaffSaved,
  StaffSwitched,
  StaffView,
} from '#shared/contract/staff.ts';
import { waitAfter, waitOfStaffAfter } from '#shared/domain/lock.ts';
import type { Clock, Log, Random } from '#shared/ports.ts';
import { createCountedTries, type CountedTries } from '../lock/countedTries.ts';
import type { Pins } from '../ports.ts';
import type { SeatDeedKind } from '#shared/domain/seatDeed.ts';
import type { SeatMember } from '#shared/domain/staffMember.ts';
import { mayKeepCalendars } from '#shared/domain/staffRights.ts';
import type { KeepersOnly, Staff } from '../seat.ts';
import type { SeatStore } from '../seatStore.ts';
import { removeRefusal, type RosterNow, saveRefusal } from './staffRules.ts';

export interface StaffParts {
  readonly store: SeatStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly pins: Pins;
  /** Those of the API clients that somebody was given, of all clinics at work: one of them gives a new PIN. */
  readonly secrets: () => readonly string[];
  /** Called when something of it has changed. */
  readonly changed: (view: StaffView) => void;
}

/** Why a PIN was not enough. */
type Refused = Exclude<StaffSwitched, { kind: 'switched' }>;

export const atDeskSetting = 'staff.atDesk';
/** Wrong PINs in a row are counted for each person by themselves, so that nobody shuts out another. */
export const wrongPinsSetting = (id: string): string => `staff.wrong ${id}`;
const wrongSecretsSetting = 'staff.wrongSecret';

/**
 * Who works at this desk, as the seat's file has them, and who is at it.
 *
 * Responsibilities:
 * - saves and removes members, and switches who is at the desk, each with its deed;
 * - has a PIN proved before anything is done in the name of whoever has one, or to them;
 * - says whether whoever is at the desk keeps the calendars.
 *
 * Invariants:
 * - After a start, whoever was there last still is, unless a PIN says that this has to be proved.
 * - Initials stay one person's for ever, also after they have left.
 * - Whoever keeps the calendars has a PIN. Once somebody does, somebody always does, and nobody else gives or takes that right.
 * - What is told is in the file.
 *
 * What can run at the same time: looks at PINs, of one person or of several, and the making of new ones. Wrong ones are counted before
 * they are looked at. What has been found out before such a wait is found out again after it, in one piece with what is written.
 */
export class StaffRoster implements Staff {
  readonly #parts: StaffParts;
  readonly #tries = new Map<string, CountedTries>();
  readonly #secretTries: CountedTries;
  #atDesk: string | null;

  constructor(parts: StaffParts) {
    this.#parts = parts;
    this.#secretTries = createCountedTries({ ...parts, name: wrongSecretsSetting, waitAfter });
    const last = this.#find(parts.store.settings.get(atDeskSetting));
    this.#atDesk = last?.pin === null ? last.id : null;
  }

  view(): StaffView {
    const everybody = this.#parts.store.staff.all();
    return {
      members: this.#here().map(({ id, name, initials, pin, right }) => ({
        id,
        name,
        initials,
        hasPin: pin !== null,
        right,
      })),
      atDesk: this.#find(this.#atDesk)?.id ?? null,
      former: everybody
        .filter(({ removedAt }) => removedAt !== null)
        .map(({ name, initials }) => ({ name, initials })),
    };
  }

  initials(): string {
    return this.#find(this.#atDesk)?.initials ?? '';
  }

  mayKeepCalendars(): boolean {
    return mayKeepCalendars(this.#here(), this.#atDesk);
  }

  async save(entry: StaffEntry): Promise<StaffSaved | KeepersOnly> {
    const before = this.#find(entry.id);
    const refused = saveRefusal(entry, this.#now());
    if (refused !== null) return refused;
    const answer = before === null ? 'yes' : await this.#proved(before, entry.pinNow);
    if (answer !== 'yes') return answer;
    const { pins } = this.#parts;
    const made = entry.pin === 'keep' || entry.pin === 'none' ? null : await pins.hashPin(entry.pin);
    // Meanwhile somebody may have left, have got another PIN, or others these initials.
    const now = this.#find(entry.id);
    if (now !== null && now.pin !== before?.pin) return this.save(entry);
    const refusedNow = saveRefusal(entry, this.#now());
    if (refusedNow !== null) return refusedNow;
    this.#put(entry, entry.pin === 'keep' ? (now?.pin ?? null) : made);
    return { kind: 'saved' };
  }

  remove(id: string): 'removed' | 'lastKeeper' | 'keepersOnly' {
    const { store, clock, changed } = this.#parts;
    const member = this.#find(id);
    if (member === null) return 'removed';
    const refused = removeRefusal(member, this.#now());
    if (refused !== null) return refused;
    const by = this.initials();
    store.transaction(() => {
      if (this.#find(this.#atDesk)?.id === id) this.#noteLeaving();
      store.staff.put({ ...member, pin: null, right: 'atDesk', removedAt: clock.now() });
      this.#record('staff.removed', by, member.initials);
    });
    if (this.#atDesk === id) this.#atDesk = null;
    this.#triesOf(id).forget();
    changed(this.view());
    return 'removed';
  }

  async resetPin({ id, secret, pin }: ForgottenPin): Promise<PinReset> {
    const { store, pins, secrets, changed } = this.#parts;
    if (this.#find(id) === null) return { kind: 'gone' };
    const answer = await this.#secretTries.judge(() =>
      Promise.resolve(secrets().some((kept) => pins.isSecret(secret.trim(), kept.trim()))),
    );
    if (answer !== 'yes') return answer.kind === 'wait' ? answer : { kind: 'wrongSecret' };
    const hash = await pins.hashPin(pin);
    // Meanwhile they may have left.
    const member = this.#find(id);
    if (member === null) return { kind: 'gone' };
    store.transaction(() => {
      store.staff.put({ ...member, pin: hash });
      this.#record('staff.pinReset', this.initials(), member.initials);
    });
    this.#triesOf(id).forget();
    changed(this.view());
    return { kind: 'reset' };
  }

  async switchTo(id: string | null, pin: string | null): Promise<StaffSwitched> {
    const member = this.#find(id);
    if (id !== null && member === null) return { kind: 'gone' };
    const answer = member === null ? 'yes' : await this.#proved(member, pin);
    if (answer !== 'yes') return answer;
    // Meanwhile they may have left, or have got another PIN.
    const now = this.#find(id);
    if (now?.pin !== member?.pin) return this.switchTo(id, pin);
    this.#become(now);
    return { kind: 'switched' };
  }

  #put({ id: known, name, initials, right }: StaffEntry, pin: string | null): void {
    const { store, clock, random, changed } = this.#parts;
    const had = this.#find(known)?.right ?? 'atDesk';
    const id = known ?? `s${clock.now().toString(36)}-${Math.floor(random() * 2 ** 32).toString(36)}`;
    store.transaction(() => {
      store.staff.put({ id, name, initials, pin, right, removedAt: null });
      this.#record(known === null ? 'staff.added' : 'staff.changed', this.initials(), initials);
      if (right !== had)
        this.#record(
          right === 'keepsCalendars' ? 'staff.rightGiven' : 'staff.rightTaken',
          this.initials(),
          initials,
        );
    });
    changed(this.view());
  }

  #now(): RosterNow {
    return { everybody: this.#parts.store.staff.all(), atDesk: this.#atDesk };
  }

  #here(): SeatMember[] {
    return this.#parts.store.staff.all().filter(({ removedAt }) => removedAt === null);
  }

  #find(id: string | null): SeatMember | null {
    return this.#here().find((member) => member.id === id) ?? null;
  }

  #triesOf(id: string): CountedTries {
    const known = this.#tries.get(id);
    if (known !== undefined) return known;
    const { store, clock, log } = this.#parts;
    const made = createCountedTries({
      store,
      clock,
      log,
      name: wrongPinsSetting(id),
      waitAfter: waitOfStaffAfter,
    });
    this.#tries.set(id, made);
    return made;
  }

  async #proved(member: SeatMember, pin: string | null): Promise<'yes' | Refused> {
    const kept = member.pin;
    if (kept === null) return 'yes';
    return this.#triesOf(member.id).judge(() =>
      pin === null ? Promise.resolve(false) : this.#parts.pins.isPin(pin, kept),
    );
  }

  #become(member: SeatMember | null): void {
    const { store, changed } = this.#parts;
    const before = this.#find(this.#atDesk);
    if (before?.id === member?.id) return;
    store.transaction(() => {
      if (member === null) {
        this.#noteLeaving();
        return;
      }
      this.#record('staff.atDesk', member.initials, member.initials);
      store.settings.set(atDeskSetting, member.id);
    });
    this.#atDesk = member?.id ?? null;
    changed(this.view());
  }

  #noteLeaving(): void {
    this.#record('staff.left', this.initials(), this.initials());
    this.#parts.store.settings.set(atDeskSetting, '');
  }

  #record(kind: Extract<SeatDeedKind, `staff.${string}`>, initials: string, whom: string): void {
    this.#parts.store.deeds.append({
      at: this.#parts.clock.now(),
      staff: initials,
      kind,
      detail: JSON.stringify({ whom }),
    });
  }
}

/** Of a desk without a clinic. */
export const noStaff: StaffView = { members: [], atDesk: null, former: [] };
