import { requests } from '#shared/contract/contract.ts';
import type { RequestName, ResponseOf } from '#shared/contract/contract.ts';
import type { Handlers } from '#shared/contract/door.ts';
import type { Log } from '#shared/ports.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { placesOf } from './places.ts';
import { problem } from '#shared/contract/problem.ts';
import type { Problem } from '#shared/domain/problem.ts';

/**
 * Answers one request of the contract: what comes in and what goes out is checked against it. A bug of ours (a throw, a
 * value against the contract) becomes the problem `bug`. It is logged by place and kind, never with the data.
 */
export async function answer<N extends RequestName>(
  name: N,
  handlers: Handlers,
  request: unknown,
  log: Log,
): Promise<Result<ResponseOf<N>, Problem>> {
  const asked = requests[name].request.safeParse(request);
  if (!asked.success) return bug(name, 'request', placeOf(asked.error), log);
  try {
    // The table ties a request's schema to its handler by name; the compiler cannot follow that through an index.
    const handler = handlers[name] as (request: unknown) => Promise<Result<unknown, unknown>>;
    const result = await handler(asked.data);
    const checked = result.ok
      ? requests[name].response.safeParse(result.value)
      : problem.safeParse(result.error);
    if (!checked.success) return bug(name, 'response', placeOf(checked.error), log);
    return result.ok ? ok(checked.data as ResponseOf<N>) : err(checked.data as Problem);
  } catch (thrown) {
    return bug(name, 'handler', thrown instanceof Error ? thrown.name : 'unknown', log, thrown);
  }
}

/** Where the first complaint is, without the value. */
function placeOf(error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }): string {
  return error.issues[0]?.path.map(String).join('.') ?? '';
}

function bug(name: RequestName, where: string, place: string, log: Log, thrown?: unknown) {
  log.error('door.bug', { request: name, where, place, calls: placesOf(thrown) });
  return err<Problem>({
    kind: 'bug',
    until: null,
    params: {},
    details: `${name}: ${where} ${place}`.trim(),
  });
}
