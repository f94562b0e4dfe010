import { useWaitingEnter } from '../ui/useWaitingEnter.ts';
import type { Search } from './usePatientSearch.ts';

/** False while what was found for other words still stands in the list. */
export const isAnswered = (search: Search, typed: string): boolean =>
  search.kind === 'found' ? search.typed === typed : search.kind !== 'looking';

/** Enter in the search for patients, who must not be taken for another. @param take takes what the list shows as chosen */
export const useEnter = (search: Search, typed: string, take: () => void): (() => void) =>
  useWaitingEnter(isAnswered(search, typed), typed, take);
