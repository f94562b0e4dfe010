import type { Connection } from '#shared/contract/connection.ts';
import { opensByItself } from '#shared/contract/opensByItself.ts';
import type { ClinicKey } from '#shared/domain/clinicKey.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { DeskParts, Profile } from '../ports.ts';
import { clinicName } from '../clinicName.ts';
import type { Session } from '../session.ts';
import type { DeskFile, FurtherProfile } from '../settings/deskFile.ts';
import { announceSession } from './announceSession.ts';
import { type ClinicPlan, isSame, viewOf } from './clinicPlan.ts';
import type { DeskOfClinics } from './deskOfClinics.ts';
import { openSession } from './openSession.ts';
import { createTryingAgain, type TryingAgain } from './tryingAgain.ts';
import type { DeskStore } from '../deskStore.ts';

/** With what a session was begun. */
interface Begun {
  readonly plan: ClinicPlan;
  readonly afterClose: () => Promise<void>;
}

interface AtWorkParts {
  readonly parts: DeskParts;
  readonly file: DeskFile;
  readonly desk: DeskOfClinics;
}

/** Which of the desk's clinics one is. */
export interface ClinicPlace {
  readonly key: ClinicKey;
  /** Where its data are, of a clinic beside the first; `null`: that is as the desk's file says. */
  readonly profile: FurtherProfile | null;
}

/**
 * One clinic that the desk works on, or why it does not.
 *
 * Responsibilities:
 * - begins a session on an open file, and leaves it;
 * - tells the desk, and the window, that it is at work or is not, each time that it has changed;
 * - has what passes by itself tried again.
 *
 * Invariants:
 * - At most one session of it is at work. Where none could be begun, its file is closed again.
 * - While a session is at work, nothing is tried again, and no problem is told.
 *
 * What can run at the same time: reading what is at work. Changes come one at a time, from the queue of `ConnectionManager`.
 */
export class ClinicAtWork {
  readonly #parts: DeskParts;
  readonly #file: DeskFile;
  readonly #again: TryingAgain;
  readonly #desk: DeskOfClinics;
  readonly place: ClinicPlace;
  #session: Session | null = null;
  #begun: Begun | null = null;
  #interrupted: ClinicPlan | null = null;
  #problem: Problem | null = null;
  #setAside: string | null = null;

  /** @param tryAgain looks whether what could not be opened can be by now */
  constructor({ parts, file, desk }: AtWorkParts, place: ClinicPlace, tryAgain: () => void) {
    this.#parts = parts;
    this.#file = file;
    this.#desk = desk;
    this.place = place;
    this.#again = createTryingAgain(parts.clock, tryAgain);
  }

  get session(): Session | null {
    return this.#session;
  }

  /** With what the session at work was begun. */
  get begun(): Begun | null {
    return this.#begun;
  }

  /** What was to begin and could not, for a reason that passes. */
  get interrupted(): ClinicPlan | null {
    return this.#interrupted;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  get setAside(): string | null {
    return this.#setAside;
  }

  view(): Connection {
    return this.#desk.view();
  }

  /** The session at work, where its file is that of a profile. */
  workOn(profile: Profile): Session | null {
    return this.#begun !== null && isSame(this.#begun.plan.profile, profile) ? this.#session : null;
  }

  announce(): void {
    announceSession(this.#parts, this.#desk);
  }

  /** The first damaged file that this start found counts. */
  noteSetAside({ setAside }: Pick<DeskStore, 'setAside'>): void {
    this.#setAside ??= setAside;
  }

  /** Begins work on an open file. Where that fails the file is closed again, and nothing is at work. */
  async begin(
    plan: ClinicPlan,
    store: DeskStore,
    afterClose = nothing,
  ): Promise<Result<Connection, Problem>> {
    let session: Session;
    try {
      session = this.#open(plan, store, afterClose);
    } catch (thrown) {
      store.close();
      await afterClose();
      return err(this.#parts.problemOfThrown(thrown));
    }
    this.#session = session;
    this.#desk.begun(session);
    this.#begun = { plan, afterClose };
    this.noteSetAside(store);
    this.#problem = null;
    this.#interrupted = null;
    this.#again.stop();
    this.announce();
    return ok(this.view());
  }

  /** Begins where the old clinic has been left already; what passes by itself is tried again. */
  async beginOrWait(
    plan: ClinicPlan,
    store: DeskStore,
    afterClose = nothing,
  ): Promise<Result<Connection, Problem>> {
    const begun = await this.begin(plan, store, afterClose);
    if (begun.ok) return begun;
    this.#interrupted = plan.profile.kind === 'practice' ? null : plan;
    this.waitFor(begun.error);
    this.announce();
    return begun;
  }

  /** @param problem why nothing is at work; `null`: nothing was to be */
  waitFor(problem: Problem | null): void {
    this.#problem = problem;
    this.#desk.trouble(this.place.key, problem);
    if (problem !== null && opensByItself(problem.kind)) this.#again.later();
  }

  /** Ends the session and closes its file. */
  async leave(): Promise<void> {
    await this.#end()?.close();
  }

  /** Ends the session, and leaves its file open for whoever goes on with it. */
  async letGo(): Promise<void> {
    await this.#end()?.stop();
  }

  /** Ends the session as long as another clinic is to be at work alone; nothing is told of it meanwhile. */
  async leaveForNow(): Promise<void> {
    this.#again.stop();
    this.waitFor(null);
    await this.leave();
  }

  /** Where something keeps the file from being opened: looks at once whether it still does. */
  tryNow(): void {
    this.#again.now();
  }

  async close(): Promise<void> {
    this.#again.stop();
    await this.leave();
  }

  #end(): Session | null {
    const old = this.#session;
    this.#session = null;
    if (old !== null) this.#desk.ended(old);
    return old;
  }

  #open(plan: ClinicPlan, store: DeskStore, afterClose: () => Promise<void>): Session {
    const { saved, profile, endpoint, credentials, seat } = plan;
    const file = this.#file;
    const name = clinicName(profile);
    seat.takeOver({ name, store });
    return openSession(this.#parts, {
      key: this.place.key,
      desk: this.#desk,
      view: viewOf(plan, store),
      saved,
      endpoint,
      credentials,
      secretGiven: profile.kind !== 'practice',
      store,
      seat,
      name,
      settings: () => file.settings(),
      pace: file.pace(),
      // A practice clinic has its limits for this desk alone.
      desks: () => (saved.kind === 'live' ? file.settings().desksSharing : 1),
      afterClose,
    });
  }
}

const nothing = (): Promise<void> => Promise.resolve();
