import type { Task } from '../../support/longTasks.ts';
import type { Answer, Timing } from './watch.ts';

/** How long a person waited after a press, milliseconds. */
export interface Wait {
  /** By the page: until the frame with what the press leads to had been made. */
  readonly made: number;
  /** By Chromium: until the next frame was presented, whatever it showed; `null`: sooner than it tells of. */
  readonly presented: number | null;
}

/** Between when a press is said to have begun by two sources. Milliseconds. */
const same = 0.5;

/** Joins presses with Chromium's own times of them; those whose effect never came are left out. */
export function waitsOf(answers: readonly Answer[], timings: readonly Timing[]): readonly Wait[] {
  return answers.flatMap(({ pressed, shown }) => {
    if (shown === null) return [];
    const told = timings.filter(({ at }) => Math.abs(at - pressed) < same).map(({ duration }) => duration);
    return [{ made: shown - pressed, presented: told.length === 0 ? null : Math.max(...told) }];
  });
}

/** Both have to be over before a person has seen it, so the longer counts. */
export const waited = ({ made, presented }: Wait): number => Math.max(made, presented ?? 0);

/** A part of the measures, by the page's clock. */
export interface Span {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Long tasks that began in one of the spans, by the span's name, each once; what lies between them is preparation. */
export function tasksIn(
  tasks: readonly Task[],
  spans: readonly Span[],
): ReadonlyMap<string, readonly Task[]> {
  const names = new Set(spans.map(({ name }) => name));
  return new Map(
    [...names].map((name) => {
      const own = spans.filter((span) => span.name === name);
      return [name, tasks.filter(({ at }) => own.some(({ from, to }) => at >= from && at < to))];
    }),
  );
}

/** Times between frames, from when each began. Milliseconds. */
export const intervalsOf = (frames: readonly number[]): readonly number[] =>
  frames.slice(1).map((at, index) => at - (frames[index] ?? at));
