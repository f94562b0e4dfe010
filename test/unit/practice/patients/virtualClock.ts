import type { Clock } from '../../../../main/practice/ports.ts';

/** A clock that moves only when told, and runs what is due on the way. */
export class VirtualClock implements Clock {
  #now: number;
  #waiting: { readonly at: number; readonly task: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): () => void {
    const entry = { at: this.#now + ms, task };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** Lets `ms` milliseconds pass. */
  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const due = this.#waiting.filter(({ at }) => at <= until).sort((left, right) => left.at - right.at)[0];
      if (due === undefined) break;
      this.#waiting = this.#waiting.filter((other) => other !== due);
      this.#now = due.at;
      due.task();
    }
    this.#now = until;
  }

  get waiting(): number {
    return this.#waiting.length;
  }
}
