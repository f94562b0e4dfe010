import type { Clock } from '#shared/ports.ts';
import type { Result } from '#shared/result.ts';
import type { Problem } from '#shared/domain/problem.ts';

type MaybeSoon<T> = T | Promise<T>;

/** Answers requests also while another program holds the file for a moment; nobody stands still meanwhile. */
export interface HeldTurns {
  /** Asks something, perhaps in steps; again a few times where the file is held. */
  read<T>(work: () => MaybeSoon<Result<T, Problem>>): Promise<Result<T, Problem>>;
  /** Changes something: as `read`, and behind what was asked before and waits, so that presses count in their order. */
  change<T>(work: () => Result<T, Problem>): Promise<Result<T, Problem>>;
  /** Several changes for one press, as `change`: others come to their turn between them, but no later press. Ends at the first failure. */
  changeEach<T>(works: readonly (() => Result<T, Problem>)[]): Promise<ChangedEach<T>>;
}

export interface ChangedEach<T> {
  /** What the first of them answered. */
  readonly done: readonly T[];
  /** Why the others were not tried; `null`: all are done. */
  readonly problem: Problem | null;
}

/** After these a person is told: what was pressed was not done. Together with SQLite's own waits about a second. Milliseconds. */
const pausesMs = [50, 100, 200, 400] as const;

const isHeld = (answer: Result<unknown, Problem>): boolean => !answer.ok && answer.error.kind === 'storeHeld';

export function createHeldTurns(clock: Clock): HeldTurns {
  /** Settles when the last change that waits is done; `null`: none waits. */
  let last: Promise<unknown> | null = null;

  async function again<T>(
    work: () => MaybeSoon<Result<T, Problem>>,
    first: Result<T, Problem>,
  ): Promise<Result<T, Problem>> {
    let answer = first;
    for (const ms of pausesMs) {
      if (!isHeld(answer)) break;
      await new Promise<void>((resolve) => void clock.after(ms, resolve));
      answer = await work();
    }
    return answer;
  }

  async function each<T>(works: readonly (() => Result<T, Problem>)[]): Promise<ChangedEach<T>> {
    const done: T[] = [];
    for (const work of works) {
      if (done.length > 0) await new Promise<void>((resolve) => setImmediate(resolve));
      const answer = await again(work, work());
      if (!answer.ok) return { done, problem: answer.error };
      done.push(answer.value);
    }
    return { done, problem: null };
  }

  function queued<T>(mine: Promise<T>): Promise<T> {
    // What breaks is its asker's to hear of; the next one goes on.
    const settled = mine
      .catch(() => undefined)
      .then(() => {
        if (last === settled) last = null;
      });
    last = settled;
    return mine;
  }

  return {
    read: async (work) => again(work, await work()),
    change(work) {
      if (last === null) {
        const first = work();
        return isHeld(first) ? queued(again(work, first)) : Promise.resolve(first);
      }
      return queued(last.then(() => again(work, work())));
    },
    changeEach: (works) => queued(last === null ? each(works) : last.then(() => each(works))),
  };
}
