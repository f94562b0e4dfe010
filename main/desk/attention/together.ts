/** Decisions that are told as one, oldest first. */
export type Together<I> = readonly [I, ...I[]];

/** Puts together what is told as one, in the order of the first of each. @param keyOf the same for those */
export function together<I>(all: readonly I[], keyOf: (one: I) => string): readonly Together<I>[] {
  const groups = new Map<string, [I, ...I[]]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
}
