import type { PublishingChanged } from '#shared/contract/publishing.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import type { Session } from '../session.ts';
import { changedSince, publishCalendars, recordHours, type CalendarAt } from './publish.ts';

/** So many calendars are published in one piece: each takes some milliseconds. */
const inOnePiece = 2;

/** What asking for dates came to. */
interface Sum {
  readonly writes: number;
  readonly dropped: number;
  readonly waiting: number;
}

/** One part of a press; `null`: the press is not answered yet. */
export type PublishPart = () => PublishingChanged | null;

/**
 * The parts of one press that publishes calendars: others come to their turn in between, and no later press. What is decided, that is which
 * hours are in force and until when nothing of them leaves, is one transaction for each clinic, with its audit entry: all calendars or none.
 * Before it is reckoned what it will come to; after it each calendar's dates are asked for. A desk that dies in between asks for what is in force
 * when it starts (`publisher.ts`).
 */
export function publishInParts(calendars: readonly CalendarAt[], staff: string): readonly PublishPart[] {
  if (calendars.length <= inOnePiece || calendars.some(isFirstTime))
    return [() => publishCalendars(calendars, staff)];
  return new ManyCalendars(calendars, staff).parts();
}

/** What the vendor tells of it is taken as published first, which belongs to the decision. */
const isFirstTime = ({ session, addressId }: CalendarAt): boolean =>
  session.store.availability.timetables.get(addressId).inForce === null;

/**
 * One press.
 *
 * Responsibilities: publishes many calendars in parts.
 * Invariants: nothing is written before all calendars are seen to be as they were; what was decided is asked for, or an error is told.
 * At the same time: whatever comes between two parts, but no later press. What was changed in between refuses the decision, or is asked for.
 */
class ManyCalendars {
  readonly #calendars: readonly CalendarAt[];
  readonly #staff: string;
  readonly #held = new Map<Session, EpochMs>();
  readonly #reckoned = new Map<Session, number>();
  #sum: Sum = { writes: 0, dropped: 0, waiting: 0 };
  #refused: PublishingChanged | null = null;

  constructor(calendars: readonly CalendarAt[], staff: string) {
    this.#calendars = calendars;
    this.#staff = staff;
  }

  parts(): readonly PublishPart[] {
    const each = (work: (calendar: CalendarAt) => void): readonly PublishPart[] =>
      this.#calendars.map((calendar) => () => {
        if (this.#refused === null) work(calendar);
        return null;
      });
    return [
      ...each((calendar) => this.#reckon(calendar)),
      () => this.#decide(),
      ...each((calendar) => this.#ask(calendar)),
      () => this.#refused ?? this.#answer(),
    ];
  }

  #reckon({ session, addressId }: CalendarAt): void {
    const { draft } = session.store.availability.timetables.get(addressId);
    const { writes } = session.sync.publishing.reckonAsking(addressId, draft?.plans ?? null);
    this.#reckoned.set(session, (this.#reckoned.get(session) ?? 0) + writes);
  }

  #decide(): null {
    // Where the file of one clinic was held by another program, this is done again for that clinic alone.
    const left = this.#calendars.filter(({ session }) => !this.#held.has(session));
    this.#refused = changedSince(left);
    if (this.#refused !== null) return null;
    for (const session of new Set(left.map((calendar) => calendar.session))) {
      const its = left.filter((calendar) => calendar.session === session);
      const held = session.now() + session.undoMs();
      const { timetables } = session.store.availability;
      session.store.transaction(() => {
        for (const { addressId, seen } of its)
          if (timetables.get(addressId).draft !== null)
            timetables.publish(addressId, seen, { at: session.now(), staff: this.#staff });
        session.sync.publishing.hold(
          its.map(({ addressId }) => addressId),
          held,
        );
        const [first] = its;
        const writes = this.#reckoned.get(session) ?? 0;
        if (first !== undefined)
          recordHours(
            session,
            'published',
            { addressId: first.addressId, calendars: its.length, writes },
            this.#staff,
          );
      });
      this.#held.set(session, held);
    }
    return null;
  }

  #ask({ session, addressId }: CalendarAt): void {
    const asked = session.sync.publishing.ask(addressId, this.#held.get(session) ?? session.now());
    session.sync.publishing.tell(addressId);
    this.#sum = {
      writes: this.#sum.writes + asked.writes,
      dropped: this.#sum.dropped + asked.dropped,
      waiting: this.#sum.waiting + asked.waiting,
    };
  }

  #answer(): PublishingChanged {
    let minutes = 0;
    for (const { sync } of this.#held.keys()) {
      sync.publishing.nudge();
      minutes = Math.max(minutes, sync.publishing.reckon(sync.publishing.progress().waiting));
    }
    return { kind: 'asked', ...this.#sum, minutes, heldUntil: Math.max(...this.#held.values()) };
  }
}
