/** Why the vendor says no: an HTTP status and the body of its error (API.md §4). */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  /** A list, or messages by field: the vendor's documents show both. */
  readonly errors: readonly string[] | Readonly<Record<string, readonly string[]>>;
}

/** What became of something that was asked of the clinic. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** It happened. */
export function done<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** It was refused. */
export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}
