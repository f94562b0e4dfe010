import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { FoundVisit } from '#shared/contract/search.ts';
import { asTyped } from '#shared/domain/pasted.ts';
import { type FocusPlace, placeOf } from '../focus/focusPlace.ts';
import { goToVisit } from '../focus/goToVisit.ts';
import { goBackTo } from '../focus/keeper.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useKey } from '../keys/useKey.ts';
import { useEnter } from './useEnter.ts';
import { type Search, usePatientSearch, visitsOf } from './usePatientSearch.ts';

/** A field to look for patients, and the place in the list of what was found. */
export interface SearchField {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly open: boolean;
  readonly search: Search;
  readonly visits: readonly FoundVisit[];
  /** The visit that Enter means; -1: there is none. */
  readonly at: number;
  readonly walkTo: (index: number) => void;
  readonly choose: (visit: FoundVisit) => void;
  readonly type: (text: string) => void;
  readonly enter: (event: FocusEvent) => void;
  readonly leave: () => void;
  readonly press: (event: KeyboardEvent) => void;
}

/** Its key brings the focus in; Escape gives it back to where it was before. */
export function useSearchField(): SearchField {
  const formats = useFormats();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<FocusPlace | null>(null);
  const search = usePatientSearch(typed);
  const visits = visitsOf(search);
  // By its id: while somebody walks, another answer can put other visits where it was.
  const place = visits.findIndex(({ id }) => id === chosen);
  const at = visits.length === 0 ? -1 : Math.max(0, place);

  useKey('search', () => {
    field.current?.focus();
    return true;
  });
  const leave = (): void => {
    setOpen(false);
    setTyped('');
    setChosen(null);
  };
  const choose = (visit: FoundVisit): void => {
    field.current?.blur();
    leave();
    goToVisit(visit, formats.timeZone);
  };
  const take = useEnter(search, typed, () => {
    const visit = visits[at];
    if (visit !== undefined) choose(visit);
  });
  const walkTo = (index: number): void => setChosen(visits[index]?.id ?? null);
  const giveBack = (): void => {
    leave();
    goBackTo(before.current);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') giveBack();
    else if (event.key === 'ArrowDown') walkTo(Math.min(at + 1, visits.length - 1));
    else if (event.key === 'ArrowUp') walkTo(Math.max(at - 1, 0));
    else if (event.key === 'Enter') take();
    else return;
    event.preventDefault();
  };
  const enter = ({ relatedTarget }: FocusEvent): void => {
    setOpen(true);
    before.current = relatedTarget instanceof HTMLElement ? placeOf(relatedTarget) : null;
  };
  const type = (text: string): void => {
    setTyped(asTyped(text));
    setChosen(null);
    setOpen(true);
  };
  return { field, typed, open, search, visits, at, walkTo, choose, type, enter, leave, press };
}
