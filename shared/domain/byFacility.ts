/** What belongs to a facility. */
interface AtFacility {
  readonly facilityId: string;
}

/**
 * Cuts an order into its facilities: they stand in the order in which the first of each comes, and what is within one keeps the
 * order that it has. Facilities are told apart by id, for two may bear one name.
 */
export function byFacility<T extends AtFacility>(all: readonly T[]): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of all) {
    const group = groups.get(item.facilityId);
    if (group === undefined) groups.set(item.facilityId, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
