import type { Clock, Random } from '../ports.ts';

/** The access tokens that were handed out. */
export class Tokens {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #expiry = new Map<string, number>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** A new token that is good for so many seconds. */
  issue(lifeSeconds: number): string {
    const token = Array.from({ length: 64 }, () => Math.floor(this.#random() * 16).toString(16)).join('');
    this.#expiry.set(token, this.#clock.now() + lifeSeconds * 1000);
    return token;
  }

  /** What a token is worth now. */
  check(token: string): 'good' | 'expired' | 'unknown' {
    const expiry = this.#expiry.get(token);
    if (expiry === undefined) return 'unknown';
    return expiry > this.#clock.now() ? 'good' : 'expired';
  }

  /** Makes all tokens worthless at once. */
  expireAll(): void {
    for (const token of this.#expiry.keys()) this.#expiry.set(token, 0);
  }
}
