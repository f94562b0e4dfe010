import { useEffect, useState } from 'react';
import type { FoundPatients, FoundVisit } from '#shared/contract/search.ts';
import { patientQuery } from '#shared/domain/patientQuery.ts';
import { door } from '../state/door.ts';
import type { Problem } from '#shared/domain/problem.ts';

/** What a search has come to. */
export type Search =
  /** Too little was typed to look for. */
  | { readonly kind: 'nothingYet' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly typed: string; readonly found: FoundPatients }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** All visits that can be chosen, in the order of the list. */
export const visitsOf = (search: Search): readonly FoundVisit[] =>
  search.kind === 'found'
    ? [...(search.found.coded ?? []), ...search.found.patients].flatMap(({ visits }) => visits)
    : [];

const nothingYet: Search = { kind: 'nothingYet' };
const looking: Search = { kind: 'looking' };

/**
 * Looks for patients' visits as somebody types. What was found stays until the next answer is there, so that the list does
 * not flicker, and goes when the field is emptied; answers that come too late are dropped. What is decided meanwhile is looked at again.
 */
export function usePatientSearch(typed: string): Search {
  const [answered, setAnswered] = useState<Search>(looking);
  const [changes, setChanges] = useState(0);
  useEffect(() => door().on('attention.changed', () => setChanges((count) => count + 1)), []);
  const isOfPatient = patientQuery(typed) !== null;
  // A code of the practice software may be shorter than what finds patients.
  const searchable = typed.trim() !== '';
  if (!searchable && answered !== looking) setAnswered(looking);
  useEffect(() => {
    if (!searchable) return;
    let wanted = true;
    void door()
      .ask('search.patients', { query: typed })
      .then((answer) => {
        if (!wanted) return;
        setAnswered(
          answer.ok
            ? { kind: 'found', typed, found: answer.value }
            : { kind: 'failed', problem: answer.error },
        );
      });
    return () => {
      wanted = false;
    };
  }, [typed, searchable, changes]);
  if (!searchable) return nothingYet;
  const isCode = answered.kind === 'found' && answered.typed === typed && answered.found.coded !== undefined;
  return isOfPatient || isCode || answered.kind === 'failed' ? answered : nothingYet;
}
