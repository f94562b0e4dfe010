import { useCallback, useEffect, useState } from 'react';
import type { RequestOf } from '#shared/contract/contract.ts';
import type { MappingMatched, MappingSet, MappingView, WantedMapping } from '#shared/contract/mapping.ts';
import type { MappingKind } from '#shared/domain/mapping/mapping.ts';
import type { Problem } from '#shared/domain/problem.ts';
import type { Result } from '#shared/result.ts';
import { door } from '../state/door.ts';

/** What came of a change, for whoever made it. */
export type MappingAnswer = MappingSet | { readonly kind: 'failed' };
export type Matched = MappingMatched | { readonly kind: 'failed' };
export type Changed = MappingAnswer['kind'];

/**
 * The objects of a kind as main has them, and the ways to change them. Asked for anew when something of them changes, here or at the
 * vendor; the last answer stands until then.
 */
export function useMapping(kind: MappingKind) {
  const [view, setView] = useState<MappingView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const take = useCallback((answer: Result<MappingView, Problem>): void => {
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) setView(answer.value);
  }, []);

  useEffect(() => {
    let current = true;
    const look = (): void => {
      void door()
        .ask('mapping.get', { kind })
        .then((answer) => {
          if (current) take(answer);
        });
    };
    look();
    const stop = door().on('mapping.changed', look);
    return () => {
      current = false;
      stop();
    };
  }, [kind, take]);

  const ask = async (wanted: readonly WantedMapping[]): Promise<MappingAnswer> => {
    const [first, ...others] = wanted;
    if (first === undefined) return { kind: 'failed' };
    const answer =
      others.length === 0
        ? await door().ask('mapping.set', { kind, wanted: first })
        : await door().ask('mapping.setMany', { kind, wanted: [...wanted] });
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return { kind: 'failed' };
    if ('view' in answer.value) setView(answer.value.view);
    return answer.value;
  };
  const ids = (wanted: readonly string[]): { kind: MappingKind; ids: string[] } => ({
    kind,
    ids: [...wanted],
  });
  return {
    /** `null`: nothing is known yet. Of another kind: the answer is on its way. */
    view,
    problem,
    seenProblem: () => setProblem(null),
    /** One or many rows: all of it is changed, or nothing. */
    ask,
    change: async (wanted: readonly WantedMapping[]): Promise<Changed> => (await ask(wanted)).kind,
    arrange: async (order: readonly string[]) => take(await door().ask('mapping.arrange', ids(order))),
    settle: async (some: readonly string[]) => take(await door().ask('mapping.settle', ids(some))),
    match: async (match: Omit<RequestOf<'mapping.match'>, 'kind'>): Promise<Matched> => {
      const answer = await door().ask('mapping.match', { kind, ...match });
      setProblem(answer.ok ? null : answer.error);
      if (!answer.ok) return { kind: 'failed' };
      setView(answer.value.view);
      return answer.value;
    },
  };
}

export type MappingActions = ReturnType<typeof useMapping>;
