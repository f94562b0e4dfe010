import { type ClinicKey, clinicKeyOf } from '#shared/domain/clinicKey.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { EpochMs } from '#shared/time/zone.ts';
import { groupBy } from './groupBy.ts';
import { createHeldTurns, type HeldTurns } from './heldTurns.ts';
import type { DeskParts } from './ports.ts';
import type { Session, WholeDesk } from './session.ts';
import { withBreaths, type Steps } from './steps.ts';

/**
 * How a handler comes to what is at work. The disk may be full or a file damaged at any statement: what is thrown is said in words,
 * and nothing was acknowledged.
 */
export interface AccessTo<At> {
  /** Reads in one piece; while another program holds the file, again a moment later. */
  read<T>(work: (at: At) => Result<T, Problem>): Promise<Result<T, Problem>>;
  /** The same for work that lets others come to their turn in between. */
  readSoon<T>(work: (at: At) => Promise<Result<T, Problem>>): Promise<Result<T, Problem>>;
  /** The same for work in steps, so that nobody is kept waiting meanwhile. */
  readInSteps<T>(work: (at: At) => Steps<T>): Promise<Result<T, Problem>>;
  /** What a person has decided: one after the other, in the order of the presses. */
  change<T>(work: (at: At) => Result<T, Problem>): Promise<Result<T, Problem>>;
  /** The same in parts: others come to their turn in between, but no later press. Ends with the first that fails. */
  changeInParts<T>(parts: (at: At) => readonly (() => T)[]): Promise<Result<readonly T[], Problem>>;
}

/** The ways to the clinics at work: to that of an id, to all as one, and to each for what is put together by a rule of its own. */
export interface SessionAccess {
  /** The clinic that an id is of. */
  ofId(id: string): AccessTo<Session>;
  /** All of them as one, for what is shown. */
  readonly desk: AccessTo<WholeDesk>;
  /** All of them, in the desk's order; never none. */
  readonly each: AccessTo<readonly Session[]>;
  /** Asks each of them by itself, in steps: where the file of one does not answer, the others do. Fails only where none does. */
  askEach<T>(work: (session: Session) => Steps<T>): Promise<Result<AnswersOfEach<T>, Problem>>;
  /** The first of them, for what the desk has once. */
  readonly first: AccessTo<Session>;
  /** Many decisions of one press. */
  changeEach<Q, P, T>(changes: Changes<Q, P, T>): Promise<Result<T, Problem>>;
  /** `null`: no clinic is at work. */
  current(): WholeDesk | null;
  sessions(): readonly Session[];
}

/** What clinics answered, in the desk's order. */
export interface AnswersOfEach<T> {
  readonly all: readonly { readonly key: ClinicKey; readonly value: T }[];
  /** Those that did not. */
  readonly missing: readonly ClinicKey[];
  /** Why the first of them did not; `null`: all answered. */
  readonly problem: Problem | null;
}

/**
 * Decisions of one press, each part of them in a transaction of its own, all of one instant. What is done counts, also where the rest
 * fails.
 */
export interface Changes<Q, P, T> {
  readonly wanted: readonly Q[];
  /** Of which clinic a decision is. */
  readonly idOf: (item: Q) => string;
  /** So many are one part. */
  readonly atOnce: number;
  /** @param staff initials of whoever was at the desk when it was pressed */
  readonly part: (session: Session, some: readonly Q[], at: EpochMs, staff: string) => P;
  /**
   * What became of them.
   * @param rest those that were not tried, and why
   */
  readonly sum: (done: readonly P[], at: EpochMs, undoMs: number, rest: NotTried<Q> | null) => T;
}

export interface NotTried<Q> {
  readonly wanted: readonly Q[];
  readonly problem: Problem;
}

const notConnected: Problem = {
  kind: 'notConnected',
  until: null,
  params: {},
  details: 'no clinic is set up',
};

/** Which clinics are at work now; they can be others at any later moment. The list is the same one as long as they are. */
export interface AtWork {
  sessions(): readonly Session[];
  desk(): WholeDesk | null;
  /** Those that `desk` leaves out, because their files cannot be read. The list is the same one as long as they are. */
  unread(): readonly ClinicKey[];
}

export function createSessionAccess(parts: AccessParts, atWork: AtWork): SessionAccess {
  return new AccessToClinics(parts, atWork);
}

type AccessParts = Pick<DeskParts, 'clock' | 'log' | 'problemOfThrown'>;

class AccessToClinics implements SessionAccess {
  readonly desk: AccessTo<WholeDesk>;
  readonly each: AccessTo<readonly Session[]>;
  readonly #parts: AccessParts;
  readonly #atWork: AtWork;
  readonly #turns: HeldTurns;
  /** A file that is held keeps back the presses on its own clinic only. */
  readonly #ofClinic = new WeakMap<Session, HeldTurns>();

  constructor(parts: AccessParts, atWork: AtWork) {
    this.#parts = parts;
    this.#atWork = atWork;
    this.#turns = createHeldTurns(parts.clock);
    const desk = new Access(
      parts,
      () => this.#turns,
      () => atWork.desk(),
    );
    this.desk = new AccessToReadable(desk, () => atWork.unread());
    this.each = new Access(
      parts,
      () => this.#turns,
      () => (this.sessions().length === 0 ? null : this.sessions()),
    );
  }

  get first(): AccessTo<Session> {
    return new Access(
      this.#parts,
      (session) => this.#turnsOf(session),
      () => this.sessions()[0] ?? null,
    );
  }

  ofId(id: string): AccessTo<Session> {
    return new Access(
      this.#parts,
      (session) => this.#turnsOf(session),
      () => this.#sessionOf(id),
    );
  }

  async askEach<T>(work: (session: Session) => Steps<T>): Promise<Result<AnswersOfEach<T>, Problem>> {
    const sessions = this.sessions();
    const answers = await Promise.all(
      sessions.map(async (session) => ({
        key: session.key,
        answer: await this.#to(session).readInSteps(work),
      })),
    );
    const all = answers.flatMap(({ key, answer }) => (answer.ok ? [{ key, value: answer.value }] : []));
    const refused = answers.flatMap(({ key, answer }) => (answer.ok ? [] : [{ key, problem: answer.error }]));
    const problem = refused[0]?.problem ?? null;
    if (all.length === 0) return err(problem ?? notConnected);
    return ok({ all, missing: refused.map(({ key }) => key), problem });
  }

  current(): WholeDesk | null {
    return this.#atWork.desk();
  }

  sessions(): readonly Session[] {
    return this.#atWork.sessions();
  }

  async changeEach<Q, P, T>({
    wanted,
    idOf,
    atOnce,
    part,
    sum,
  }: Changes<Q, P, T>): Promise<Result<T, Problem>> {
    const [first] = this.sessions();
    if (first === undefined) return err(notConnected);
    const [at, staff] = [first.now(), first.staff.initials()];
    const done: P[] = [];
    const notTried: Q[] = [];
    let problem: Problem | null = null;
    // What is of no clinic that is at work is unknown to each of them, and told so.
    const own = groupBy(wanted, (item) => this.#sessionOf(idOf(item)) ?? first);
    for (const [session, some] of own) {
      const chunks = chunksOf(some, atOnce);
      const works = chunks.map((chunk) =>
        guarded(
          this.#parts,
          session,
          () => this.sessions().includes(session),
          () => ok(part(session, chunk, at, staff)),
        ),
      );
      const answer = await this.#turnsOf(session).changeEach(works);
      done.push(...answer.done);
      notTried.push(...chunks.slice(answer.done.length).flat());
      problem ??= answer.problem;
    }
    if (done.length === 0 && problem !== null) return err(problem);
    return ok(sum(done, at, first.undoMs(), problem && { wanted: notTried, problem }));
  }

  /** A clinic, as long as it is at work. */
  #to(session: Session): AccessTo<Session> {
    return new Access(
      this.#parts,
      () => this.#turnsOf(session),
      () => (this.sessions().includes(session) ? session : null),
    );
  }

  #sessionOf(id: string): Session | null {
    const key = clinicKeyOf(id);
    return this.sessions().find((session) => session.key === key) ?? null;
  }

  #turnsOf(session: Session | null): HeldTurns {
    if (session === null) return this.#turns;
    const own = this.#ofClinic.get(session) ?? createHeldTurns(this.#parts.clock);
    this.#ofClinic.set(session, own);
    return own;
  }
}

/** Work on what is at work when it is asked for; once that has ended, nothing is done in another's name. */
class Access<At> implements AccessTo<At> {
  readonly #parts: AccessParts;
  readonly #turnsOf: (at: At | null) => HeldTurns;
  readonly #current: () => At | null;

  /** @param current the same one as long as nothing has begun or ended */
  constructor(parts: AccessParts, turnsOf: (at: At | null) => HeldTurns, current: () => At | null) {
    this.#parts = parts;
    this.#turnsOf = turnsOf;
    this.#current = current;
  }

  read<T>(work: (at: At) => Result<T, Problem>): Promise<Result<T, Problem>> {
    return this.#turns().read(this.#ofCurrent(work));
  }

  change<T>(work: (at: At) => Result<T, Problem>): Promise<Result<T, Problem>> {
    return this.#turns().change(this.#ofCurrent(work));
  }

  async changeInParts<T>(parts: (at: At) => readonly (() => T)[]): Promise<Result<readonly T[], Problem>> {
    const at = this.#current();
    if (at === null) return err(notConnected);
    const once = <R>(work: () => R) =>
      guarded(
        this.#parts,
        at,
        () => this.#current() === at,
        () => ok(work()),
      );
    const all = once(() => parts(at))();
    if (!all.ok) return all;
    const works = all.value.map(once);
    const { done, problem } = await this.#turns().changeEach(works);
    return problem === null ? ok(done) : err(problem);
  }

  readInSteps<T>(work: (at: At) => Steps<T>): Promise<Result<T, Problem>> {
    return this.#turns().read(() => this.readSoon(async (at) => ok(await withBreaths(work(at)))));
  }

  async readSoon<T>(work: (at: At) => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
    const at = this.#current();
    if (at === null) return err(notConnected);
    try {
      return await work(at);
    } catch (thrown) {
      // Its file was closed while others had come to their turn.
      return err(this.#current() === at ? refused(this.#parts, thrown) : notConnected);
    }
  }

  #turns(): HeldTurns {
    return this.#turnsOf(this.#current());
  }

  #ofCurrent<T>(work: (at: At) => Result<T, Problem>): () => Result<T, Problem> {
    const at = this.#current();
    if (at === null) return () => err(notConnected);
    return guarded(this.#parts, at, () => this.#current() === at, work);
  }
}

/** What is shown of all clinics: where the file of one fails in the middle, the same is asked of the others. */
class AccessToReadable implements AccessTo<WholeDesk> {
  readonly #all: AccessTo<WholeDesk>;
  readonly #unread: () => readonly ClinicKey[];

  constructor(all: AccessTo<WholeDesk>, unread: () => readonly ClinicKey[]) {
    this.#all = all;
    this.#unread = unread;
  }

  read<T>(work: (at: WholeDesk) => Result<T, Problem>): Promise<Result<T, Problem>> {
    return this.#ofReadable(() => this.#all.read(work));
  }

  readSoon<T>(work: (at: WholeDesk) => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
    return this.#ofReadable(() => this.#all.readSoon(work));
  }

  readInSteps<T>(work: (at: WholeDesk) => Steps<T>): Promise<Result<T, Problem>> {
    return this.#ofReadable(() => this.#all.readInSteps(work));
  }

  change<T>(work: (at: WholeDesk) => Result<T, Problem>): Promise<Result<T, Problem>> {
    return this.#all.change(work);
  }

  changeInParts<T>(parts: (at: WholeDesk) => readonly (() => T)[]): Promise<Result<readonly T[], Problem>> {
    return this.#all.changeInParts(parts);
  }

  async #ofReadable<T>(ask: () => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
    for (;;) {
      const unread = this.#unread();
      const answer = await ask();
      if (answer.ok || this.#unread() === unread) return answer;
    }
  }
}

function guarded<At, T>(
  parts: AccessParts,
  at: At,
  isAtWork: () => boolean,
  work: (at: At) => Result<T, Problem>,
): () => Result<T, Problem> {
  return () => {
    if (!isAtWork()) return err(notConnected);
    try {
      return work(at);
    } catch (thrown) {
      return err(refused(parts, thrown));
    }
  };
}

function refused({ log, problemOfThrown }: AccessParts, thrown: unknown): Problem {
  const problem = problemOfThrown(thrown);
  log.error('desk.refused', { kind: problem.kind });
  return problem;
}

const chunksOf = <Q>(all: readonly Q[], size: number): (readonly Q[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
