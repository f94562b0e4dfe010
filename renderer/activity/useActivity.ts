import { useEffect, useState } from 'react';
import type { ActivityEntry, ActivityRequest } from '#shared/contract/activity.ts';
import { door } from '../state/door.ts';
import type { Problem } from '#shared/domain/problem.ts';

export type Filter = Pick<ActivityRequest, 'staff' | 'patient'>;

/** What was done, as far as it has been read. */
export interface Activity {
  /** `null`: not read yet. */
  readonly entries: readonly ActivityEntry[] | null;
  readonly older: boolean;
  /** Clinics that did not answer. */
  readonly missing: readonly string[] | undefined;
  readonly problem: Problem | null;
  /** Reads the next page. */
  readonly readOlder: () => void;
}

interface Read {
  readonly filter: Filter;
  readonly entries: readonly ActivityEntry[];
  readonly older: boolean;
  readonly missing?: readonly string[] | undefined;
}

/** Reads what was done, page by page; anew for another filter, and when something is decided or sent. */
export function useActivity({ staff, patient }: Filter): Activity {
  const [read, setRead] = useState<Read | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [changes, setChanges] = useState(0);
  useEffect(() => door().on('attention.changed', () => setChanges((count) => count + 1)), []);
  useEffect(() => {
    let wanted = true;
    void door()
      .ask('activity.get', { before: null, staff, patient })
      .then((answer) => {
        if (!wanted) return;
        setProblem(answer.ok ? null : answer.error);
        if (answer.ok) setRead({ filter: { staff, patient }, ...answer.value });
      });
    return () => {
      wanted = false;
    };
  }, [staff, patient, changes]);
  const readOlder = (): void => {
    const before = read?.entries.at(-1)?.id;
    if (read === null || before === undefined) return;
    void door()
      .ask('activity.get', { before, staff, patient })
      .then((answer) => {
        setProblem(answer.ok ? null : answer.error);
        if (!answer.ok) return;
        const { entries, older } = answer.value;
        // Of another filter, or read anew meanwhile: these would not join on.
        setRead((now) => (now === read ? { ...read, entries: [...read.entries, ...entries], older } : now));
      });
  };
  return {
    entries: read?.entries ?? null,
    older: read?.older ?? false,
    missing: read?.missing,
    problem,
    readOlder,
  };
}
