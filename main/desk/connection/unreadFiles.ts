import type { ClinicKey } from '#shared/domain/clinicKey.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { DeskParts } from '../ports.ts';
import { createTryingAgain, type TryingAgain } from './tryingAgain.ts';

/** A file that does not answer. */
interface UnreadFile {
  readonly problem: Problem;
  readonly again: TryingAgain;
}

/**
 * Which of several clinics are left out of what is shown of all, because their files cannot be read.
 *
 * Responsibilities:
 * - takes a clinic out when its file fails, and says why;
 * - asks the file the same again, after longer and longer pauses, and takes the clinic in when it answers.
 *
 * Invariants:
 * - `keys()` is the same list as long as it names the same clinics.
 * - A file that another program holds for a moment is not left out: whoever asked waits for it (`HeldTurns`).
 * - The last clinic is never left out: then there is nothing to show in its place, and what was asked fails.
 *
 * What can run at the same time: reads of all kinds, each of which may fail, and one timer for each file that did.
 */
export class UnreadFiles {
  readonly #parts: Pick<DeskParts, 'clock' | 'log' | 'problemOfThrown'>;
  readonly #atWork: () => readonly ClinicKey[];
  readonly #changed: () => void;
  readonly #files = new Map<ClinicKey, UnreadFile>();
  #keys: readonly ClinicKey[] = [];

  /** @param changed another clinic is left out now, or one less */
  constructor(
    parts: Pick<DeskParts, 'clock' | 'log' | 'problemOfThrown'>,
    atWork: () => readonly ClinicKey[],
    changed: () => void,
  ) {
    this.#parts = parts;
    this.#atWork = atWork;
    this.#changed = changed;
  }

  keys(): readonly ClinicKey[] {
    return this.#keys;
  }

  /** Why it cannot be read; `undefined`: it is not left out. */
  problemOf(key: ClinicKey): Problem | undefined {
    return this.#files.get(key)?.problem;
  }

  /** A file has thrown. @param ask asks it the same again */
  failed(key: ClinicKey, thrown: unknown, ask: () => unknown): void {
    const problem = this.#parts.problemOfThrown(thrown);
    const others = this.#atWork().filter((other) => other !== key && !this.#files.has(other));
    if (problem.kind === 'storeHeld' || problem.kind === 'bug') return;
    if (this.#files.has(key) || others.length === 0) return;
    const again = createTryingAgain(this.#parts.clock, () => this.#look(key, ask));
    this.#files.set(key, { problem, again });
    again.later();
    this.#parts.log.warn('clinic.unread', { kind: problem.kind });
    this.#become();
  }

  /** It is at work no more. */
  forget(key: ClinicKey): void {
    this.#files.get(key)?.again.stop();
    if (this.#files.delete(key)) this.#become();
  }

  #look(key: ClinicKey, ask: () => unknown): void {
    try {
      ask();
    } catch {
      this.#files.get(key)?.again.later();
      return;
    }
    this.forget(key);
  }

  #become(): void {
    this.#keys = [...this.#files.keys()];
    this.#changed();
  }
}
