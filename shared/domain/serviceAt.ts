/** A service as it is offered at a free time. */
interface Offered {
  readonly id: string;
  /** As the clinic calls it. */
  readonly name: string;
  /** As the marketplace calls it; absent: the same. */
  readonly vendorName?: string | undefined;
}

/**
 * A visit's service as it is offered at a free time: the same one, or the one of the same name, because each calendar has its own ids. The
 * clinic may call a service otherwise at one calendar than at another: then the marketplace's name tells. A visit without a service takes
 * the first. @returns `null` where it is not offered
 */
export function serviceAt<S extends Offered>(
  { services }: { readonly services: readonly S[] },
  wanted: Offered | null,
): S | null {
  if (wanted === null) return services[0] ?? null;
  return (
    services.find(({ id }) => id === wanted.id) ??
    services.find(({ name }) => name === wanted.name) ??
    services.find((service) => vendorNameOf(service) === vendorNameOf(wanted)) ??
    null
  );
}

const vendorNameOf = ({ name, vendorName = name }: Offered): string => vendorName;
