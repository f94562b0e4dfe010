import { useEffect, useState } from 'react';
import type { KnownPatient } from '#shared/contract/search.ts';
import { door } from '../state/door.ts';

const nobody: readonly KnownPatient[] = [];

/**
 * Patients of this clinic who fit what is typed; none for what was typed before. A failure shows nobody: this only saves
 * typing.
 * @param typed `null`: nobody is looked for
 */
export function useKnownPatients(typed: string | null): readonly KnownPatient[] {
  const [found, setFound] = useState({ typed: '', patients: nobody });
  useEffect(() => {
    if (typed === null) return;
    let wanted = true;
    void door()
      .ask('search.known', { query: typed })
      .then((answer) => {
        if (wanted && answer.ok) setFound({ typed, patients: answer.value });
      });
    return () => {
      wanted = false;
    };
  }, [typed]);
  return typed !== null && found.typed === typed ? found.patients : nobody;
}
