import { useEffect, useState } from 'react';
import type { AwayView } from '#shared/contract/away.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { door } from '../state/door.ts';

/** A closed time with its visits, as the panel knows it. */
export type KnownAway =
  | { readonly kind: 'reading' }
  | { readonly kind: 'known'; readonly view: AwayView }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly problem: Problem };

type Known = KnownAway & {
  /** Shows what main has just answered. */
  readonly take: (view: AwayView | null) => void;
};

/** Reads it, and again whenever something of its visits may have changed: by this desk, at the vendor, or by the clock. */
export function useAway(id: string): Known {
  const [read, setRead] = useState<{ readonly id: string; readonly known: KnownAway } | null>(null);
  useEffect(() => {
    let question = 0;
    const ask = async (): Promise<void> => {
      const own = ++question;
      const answer = await door().ask('away.get', { id });
      if (own !== question) return;
      setRead({
        id,
        known: answer.ok ? knownOf(answer.value) : { kind: 'failed', problem: answer.error },
      });
    };
    void ask();
    const stops = (['away.changed', 'attention.changed', 'board.delta', 'week.delta'] as const).map((event) =>
      door().on(event, () => void ask()),
    );
    return () => {
      question = -1;
      stops.forEach((stop) => stop());
    };
  }, [id]);
  const known: KnownAway = read?.id === id ? read.known : { kind: 'reading' };
  return { ...known, take: (view) => setRead({ id, known: knownOf(view) }) };
}

const knownOf = (view: AwayView | null): KnownAway =>
  view === null ? { kind: 'gone' } : { kind: 'known', view };
