/** Long work in steps of some milliseconds each. Its value is what it makes. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** So many calendars are looked at in one step: their day takes some milliseconds to read. */
export const calendarsInStep = 10;

/** Does the work for some of the calendars, or of the visits, at a time. @param most so many at a time */
export function* inSteps<C, T>(
  calendars: readonly C[],
  work: (some: readonly C[]) => readonly T[],
  most = calendarsInStep,
): Steps<T[]> {
  const made: T[] = [];
  for (let from = 0; from < calendars.length; from += most) {
    made.push(...work(calendars.slice(from, from + most)));
    if (calendars.length > most) yield;
  }
  return made;
}

/** Without letting anybody in between. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Whoever waits comes to their turn after each step. Work of one step is done when this returns. */
export async function withBreaths<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}
