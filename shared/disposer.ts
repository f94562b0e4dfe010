/**
 * The one place where the parts of something long-lived are ended: each registers its end here. The last registered ends first, and
 * where an end takes time, the next waits for it.
 */
export class Disposer {
  readonly #ends: (() => unknown)[] = [];

  /** @param end runs once; a promise that it answers is waited for */
  add(end: () => unknown): void {
    this.#ends.push(end);
  }

  /** Ends all, also where one of them fails. Until the first end that takes time nothing is put off. @throws what failed last */
  async dispose(): Promise<void> {
    const end = this.#ends.pop();
    if (end === undefined) return;
    try {
      const ending = end();
      if (ending instanceof Promise) await ending;
    } finally {
      await this.dispose();
    }
  }
}
