import type { Outcome, Refusal } from '../outcome.ts';

/** What an operation answers, before it is written out. */
export interface Reply {
  readonly status: number;
  /** Absent: no body at all. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly isError?: boolean;
  /** Events spell some values otherwise than answers do. Default: answer. */
  readonly kind?: 'answer' | 'event';
}

/** 200 with a body. */
export function answer(body: unknown): Reply {
  return { status: 200, body };
}

/** 200 with a list in the vendor's envelope. */
export function list(items: readonly unknown[]): Reply {
  return { status: 200, body: { _items: items } };
}

/** A status without a body. */
export function bare(status: number): Reply {
  return { status };
}

/** 201 with the place of the new thing, and where the API does so with the thing itself. */
export function created(location: string, body?: unknown): Reply {
  return { status: 201, headers: { Location: location }, ...(body !== undefined && { body }) };
}

/** An error in the vendor's form. */
export function refused(refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Reply {
  return {
    status: refusal.status,
    body: { errors: refusal.errors, message: refusal.message },
    headers,
    isError: true,
  };
}

/** The reply to an outcome. */
export function replyTo<T>(outcome: Outcome<T>, write: (value: T) => Reply): Reply {
  return outcome.ok ? write(outcome.value) : refused(outcome.refusal);
}
