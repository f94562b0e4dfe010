import { z } from 'zod';
import type { NewsMemory } from '#shared/domain/news.ts';
import type { Log } from '#shared/ports.ts';
import type { NewsMemo } from '../seat.ts';

const kept = z.object({
  since: z.number(),
  told: z.array(z.tuple([z.string(), z.number()])),
  unseen: z.array(z.string()),
});

interface Remembered {
  /** Nothing is remembered before the first copy is whole. */
  readonly memory: NewsMemory | null;
  readonly unseen: readonly string[];
}

/** Which bookings were told, and which of those nobody has seen, as the seat's file has them. */
export class NewsRecord {
  readonly #memo: NewsMemo;
  readonly #log: Log;
  #remembered: Remembered;

  constructor(memo: NewsMemo, log: Log) {
    this.#memo = memo;
    this.#log = log;
    this.#remembered = parsed(memo.read());
  }

  get memory(): NewsMemory | null {
    return this.#remembered.memory;
  }

  get unseen(): readonly string[] {
    return this.#remembered.unseen;
  }

  /** Of another copy of the clinic; the next that is kept takes its place. */
  forget(): void {
    this.#remembered = nothing;
  }

  /** @returns false: it could not be written, and so must not be told */
  keep(memory: NewsMemory, unseen: readonly string[]): boolean {
    try {
      this.#memo.write(JSON.stringify({ since: memory.since, told: [...memory.told], unseen }));
    } catch {
      this.#log.warn('news.notKept');
      return false;
    }
    this.#remembered = { memory, unseen };
    return true;
  }
}

const nothing: Remembered = { memory: null, unseen: [] };

function parsed(text: string | null): Remembered {
  if (text === null) return nothing;
  try {
    const { since, told, unseen } = kept.parse(JSON.parse(text));
    return { memory: { since, told: new Map(told) }, unseen };
  } catch {
    return nothing;
  }
}
