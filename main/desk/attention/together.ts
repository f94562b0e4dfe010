/** Decisions that are told as one, oldest first. */
export type Together<I> = readonly [I, ...I[]];

/** Puts together what is told as one, in the order of the first of each. @param keyOf the same for those */
export function together<I>(all: readonly I[], keyOf: (item: I) => string): readonly Together<I>[] {
  const groups = new Map<string, [I, ...I[]]>();
  for (const item of all) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
