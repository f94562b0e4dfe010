import type { RemoteError } from '#shared/domain/remoteError.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { OperationId } from './operationIds.ts';
import type { Query } from './url.ts';

/** An answer of the vendor's, or why there is none. */
export type Remote<T> = Promise<Result<T, RemoteError>>;

/** A successful answer as it came. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** Why there is not more of the text. */
  readonly cut: string | null;
  /** Where a new object is to be found. */
  readonly location: string | null;
}

/** Makes the value of an operation out of a successful answer; the error says what was wrong, without any value. */
export type ReadAnswer<T> = (answer: Answer) => Result<T, string>;

/** One call, before it is sent. */
export interface Call<T> {
  readonly operation: OperationId;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: readonly string[];
  readonly query?: Query;
  readonly body?: object;
  readonly read: ReadAnswer<T>;
  /** Refusals that are answers: the vendor says 404 for an empty list. `null`: a refusal after all. */
  readonly settle?: (status: number, message: string) => { readonly value: T } | null;
  /** This operation has a limit of its own, so that its 429 says nothing about the others (API.md §3, §6). */
  readonly ownLimit?: true;
  /** A read that changes something at the vendor's: lost answers matter. */
  readonly consumes?: true;
}

/** Sends one call. Never throws for anything that can happen in the world. */
export type Send = <T>(call: Call<T>) => Remote<T>;

/** For operations of which only the status matters. */
export const nothing: ReadAnswer<null> = () => ok(null);

/** For operations that answer with JSON. */
export function json<T>(read: (value: unknown) => Result<T, string>): ReadAnswer<T> {
  return (answer) => {
    const parsed = parseJson(answer);
    return parsed.ok ? read(parsed.value) : parsed;
  };
}

/** The JSON of an answer; an empty text (204) is none. */
export function parseJson(answer: Answer): Result<unknown, string> {
  if (answer.cut !== null) return err(answer.cut);
  try {
    return ok(JSON.parse(answer.text.replace(/^\uFEFF/, '')));
  } catch {
    return err(answer.text.trim() === '' ? 'empty' : 'not JSON');
  }
}
