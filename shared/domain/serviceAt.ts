/** A service as it is offered at a free time. */
interface Offered {
  readonly id: string;
  readonly name: string;
}

/**
 * A visit's service as it is offered at a free time: the same one, or the one of the same name, because each calendar has
 * its own ids. A visit without a service takes the first. @returns `null` where it is not offered
 */
export function serviceAt<S extends Offered>(
  { services }: { readonly services: readonly S[] },
  wanted: Offered | null,
): S | null {
  if (wanted === null) return services[0] ?? null;
  return (
    services.find(({ id }) => id === wanted.id) ?? services.find(({ name }) => name === wanted.name) ?? null
  );
}
