import { useEffect, useState } from 'react';
import type { RequestName, RequestOf, ResponseOf } from '#shared/contract/contract.ts';
import type { Problem } from '#shared/contract/views.ts';
import { door } from '../state/door.ts';

export type Asked<T> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What main answers to one question. When the question changes, the last answer stays until the next is there. */
export function useAsked<N extends RequestName>(name: N, request: RequestOf<N>): Asked<ResponseOf<N>> {
  const [asked, setAsked] = useState<Asked<ResponseOf<N>>>({ kind: 'reading' });
  const key = JSON.stringify(request);
  useEffect(() => {
    let wanted = true;
    void door()
      .ask(name, JSON.parse(key) as RequestOf<N>)
      .then((answer) => {
        if (!wanted) return;
        setAsked(
          answer.ok ? { kind: 'found', value: answer.value } : { kind: 'failed', problem: answer.error },
        );
      });
    return () => {
      wanted = false;
    };
  }, [name, key]);
  return asked;
}
