import type { CalendarCoverage } from '#shared/contract/publishing.ts';
import { coverageAtOnce } from '#shared/domain/availability/coverage.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { secondMs } from '#shared/time/durations.ts';
import { door } from '../state/door.ts';

/** What is known of the calendars' dates. */
export interface KnownCoverage {
  readonly calendars: ReadonlyMap<string, CalendarCoverage>;
  /** Why not more is; `null`: nothing went wrong. */
  readonly problem: Problem | null;
}

/** While dates leave, one of a calendar changes every few seconds: so long what changed is gathered. */
const gatherMs = secondMs;

/**
 * Responsibilities: asks how the dates of calendars stand, as many at once as main tells, and again what has changed.
 * Invariants: one question is on its way at a time; what changed while it was is asked for after it. After a failure nothing is asked for
 * until somebody or something asks again.
 * At the same time: events of main, which only add to what is to be asked.
 */
export class CoverageReader {
  readonly #tell: (known: KnownCoverage) => void;
  readonly #known = new Map<string, CalendarCoverage>();
  readonly #toAsk = new Set<string>();
  #problem: Problem | null = null;
  #isAsking = false;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #ended = false;

  constructor(tell: (known: KnownCoverage) => void) {
    this.#tell = tell;
  }

  /** Asks for these as soon as it can. */
  ask(ids: Iterable<string>): void {
    for (const id of ids) this.#toAsk.add(id);
    void this.#work();
  }

  /** Asks for these in a while, with whatever else changes until then. */
  askSoon(ids: Iterable<string>): void {
    for (const id of ids) this.#toAsk.add(id);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      void this.#work();
    }, gatherMs);
  }

  end(): void {
    this.#ended = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** Asked anew: it may end while an answer is waited for. */
  #hasEnded(): boolean {
    return this.#ended;
  }

  async #work(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (!this.#hasEnded() && this.#toAsk.size > 0) {
      const calendars = [...this.#toAsk].slice(0, coverageAtOnce);
      for (const id of calendars) this.#toAsk.delete(id);
      const answer = await door().ask('publishing.coverage', { calendars });
      if (answer.ok) this.#take(calendars, answer.value);
      else this.#toAsk.clear();
      this.#problem = answer.ok ? null : answer.error;
      if (!this.#hasEnded()) this.#tell({ calendars: new Map(this.#known), problem: this.#problem });
    }
    this.#isAsking = false;
  }

  /** A calendar that is told no more has gone. */
  #take(asked: readonly string[], told: readonly CalendarCoverage[]): void {
    for (const id of asked) this.#known.delete(id);
    for (const entry of told) this.#known.set(entry.addressId, entry);
  }
}
