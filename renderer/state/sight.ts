/**
 * How long an eye and a hand need for what has changed on the screen: the second half of a double click, or a second tap of a key,
 * comes within it, and was meant for what stood there before. Milliseconds; systems count a double click up to as long.
 */
export const glanceMs = 500;

interface Change<T> {
  readonly before: T;
  readonly at: number;
}

/** What somebody can have seen of each visit, where that is not what stands there just now. */
export interface Sight<T> {
  /** A visit on the screen stands otherwise from now on. */
  readonly changed: (id: string, before: T) => void;
  /** How a visit stood when a hand that presses now set out; `now`, where it stood so already. */
  readonly asSeen: (id: string, now: T) => T;
}

/** @param elapsed a clock that nobody sets, milliseconds */
export function createSight<T>(elapsed: () => number = () => performance.now()): Sight<T> {
  const changes = new Map<string, readonly Change<T>[]>();
  const recent = (id: string): readonly Change<T>[] => {
    const since = elapsed() - glanceMs;
    return (changes.get(id) ?? []).filter(({ at }) => at > since);
  };
  return {
    changed: (id, before) => {
      for (const known of [...changes.keys()]) if (recent(known).length === 0) changes.delete(known);
      changes.set(id, [...recent(id), { before, at: elapsed() }]);
    },
    asSeen: (id, now) => recent(id)[0]?.before ?? now,
  };
}
