import { useEffect, useState } from 'react';
import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import { door } from './door.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { minuteMs } from '#shared/time/durations.ts';

export type Asked<T> =
  | { readonly kind: 'reading' }
  /** `question`: the request that it answers, as JSON. */
  | { readonly kind: 'found'; readonly value: T; readonly question: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** Days that are on no board are told by no delta. Milliseconds. */
const unwatchedMs = minuteMs;

/**
 * What main answers to a question. When the question changes, the last answer stays until the next is there.
 * @param gatherMs asked again when something of the day, the week or the outbox changes, at most this often; `null`: only once
 */
export function useAsked<N extends RequestName>(
  name: N,
  request: RequestOf<N>,
  gatherMs: number | null = null,
): Asked<ResponseOf<N>> {
  const [asked, setAsked] = useState<Asked<ResponseOf<N>>>({ kind: 'reading' });
  const key = JSON.stringify(request);
  useEffect(() => {
    /** Counts the questions: only the answer to the newest is taken. */
    let question = 0;
    let askedAt = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const ask = async (): Promise<void> => {
      const own = ++question;
      askedAt = performance.now();
      const answer = await door().ask(name, JSON.parse(key) as RequestOf<N>);
      if (own !== question) return;
      setAsked(
        answer.ok
          ? { kind: 'found', value: answer.value, question: key }
          : { kind: 'failed', problem: answer.error },
      );
    };
    const askAgain = (): void => {
      timer ??= setTimeout(
        () => {
          timer = null;
          void ask();
        },
        Math.max(0, askedAt + (gatherMs ?? 0) - performance.now()),
      );
    };
    void ask();
    const stops =
      gatherMs === null
        ? []
        : (['board.delta', 'week.delta', 'attention.changed'] as const).map((event) =>
            door().on(event, askAgain),
          );
    const unwatched = gatherMs === null ? null : setInterval(askAgain, unwatchedMs);
    return () => {
      question = -1;
      stops.forEach((stop) => stop());
      if (timer !== null) clearTimeout(timer);
      if (unwatched !== null) clearInterval(unwatched);
    };
  }, [name, key, gatherMs]);
  return asked;
}
