import { minuteMs } from '#shared/time/durations.ts';

/** What was asked of the clinic so far. */
export class Counts {
  /** Calls that arrived, also refused and dropped ones; `token` for tokens. */
  readonly byOperation = new Map<string, number>();
  readonly byStatus = new Map<number, number>();
  /** The most writes in any 60 seconds, refused ones included. */
  mostWritesInAMinute = 0;
  total = 0;
  #writes: number[] = [];

  /** A call arrived. */
  arrived(operation: string, isWrite: boolean, now: number): void {
    this.total += 1;
    this.byOperation.set(operation, (this.byOperation.get(operation) ?? 0) + 1);
    if (!isWrite) return;
    this.#writes = [...this.#writes.filter((at) => at > now - minuteMs), now];
    this.mostWritesInAMinute = Math.max(this.mostWritesInAMinute, this.#writes.length);
  }

  /** It was answered. */
  answered(status: number): void {
    this.byStatus.set(status, (this.byStatus.get(status) ?? 0) + 1);
  }

  /** As plain data. */
  toJSON(): Record<string, unknown> {
    return {
      total: this.total,
      mostWritesInAMinute: this.mostWritesInAMinute,
      byOperation: Object.fromEntries(this.byOperation),
      byStatus: Object.fromEntries(this.byStatus),
    };
  }
}
