import type { Door } from '#shared/contract/door.ts';
import { err, ok } from '#shared/result.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { BoardDay, BoardDelta } from '#shared/contract/board.ts';

/** Main's side of the board, played by hand: each question waits for its answer. */
export interface PlayedDoor {
  readonly door: Door;
  /** The dates asked for, in order. */
  readonly asked: (string | null)[];
  /** Answers the oldest open question. */
  answer(day: BoardDay | Problem): Promise<void>;
  push(delta: BoardDelta): void;
  readonly listeners: () => number;
}

export function playDoor(): PlayedDoor {
  const asked: (string | null)[] = [];
  const open: ((answer: unknown) => void)[] = [];
  const listeners = new Set<(delta: BoardDelta) => void>();
  const ask = (_name: string, request: { date: string | null }): Promise<unknown> => {
    asked.push(request.date);
    return new Promise((resolve) => open.push(resolve));
  };
  const on = (_name: string, listener: (delta: BoardDelta) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    door: { ask, on } as unknown as Door,
    asked,
    answer: async (day) => {
      open.shift()?.('columns' in day ? ok(day) : err(day));
      await new Promise((resolve) => setTimeout(resolve));
    },
    push: (delta) => listeners.forEach((listener) => listener(delta)),
    listeners: () => listeners.size,
  };
}
