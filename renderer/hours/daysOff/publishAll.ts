import type { Problem } from '#shared/domain/problem.ts';
import { ok, type Result } from '#shared/result.ts';
import { door } from '../../state/door.ts';

/** Publishes what follows of an exception. @returns the dates that go to the vendor; 0: nothing is kept here that it concerns */
export async function publishAll(
  calendars: readonly { readonly addressId: string; readonly seen: number }[],
): Promise<Result<number, Problem>> {
  if (calendars.length === 0) return ok(0);
  const answer = await door().ask('publishing.publish', { calendars: [...calendars] });
  if (!answer.ok) return answer;
  // Whoever changed them meanwhile publishes the exception, too: it holds already.
  return ok(answer.value.kind === 'asked' ? answer.value.writes : 0);
}
