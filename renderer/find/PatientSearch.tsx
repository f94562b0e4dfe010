import { Search as Glass } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { FoundVisit } from '#shared/contract/finding.ts';
import { useStaying } from '../app/useStaying.ts';
import { type FocusPlace, placeOf } from '../focus/focusPlace.ts';
import { goBackTo } from '../focus/keeper.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useKey } from '../keys/useKey.ts';
import { FoundList, optionId } from './FoundList.tsx';
import { goToVisit } from './goToVisit.ts';
import { useEnter } from './useEnter.ts';
import { usePatientSearch } from './usePatientSearch.ts';
import './find.css';

/**
 * The search of the bar: a field, and under it what was found. The focus stays in the field while the arrows walk the list
 * (the combobox pattern); Escape gives it back to where it was before.
 */
export function PatientSearch(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const keys = useKeyWords();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<FocusPlace | null>(null);
  const search = usePatientSearch(typed);
  const isLooking = search.kind === 'looking';
  const shown = useStaying(isLooking ? null : search, isLooking) ?? search;
  const visits = search.kind === 'found' ? search.found.visits : [];
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
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'Escape': {
        leave();
        goBackTo(before.current);
        break;
      }
      case 'ArrowDown':
        walkTo(Math.min(at + 1, visits.length - 1));
        break;
      case 'ArrowUp':
        walkTo(Math.max(at - 1, 0));
        break;
      case 'Enter':
        take();
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  const enter = ({ relatedTarget }: FocusEvent): void => {
    setOpen(true);
    before.current = relatedTarget instanceof HTMLElement ? placeOf(relatedTarget) : null;
  };
  return (
    <div className="find" role="search" data-open={open}>
      <div className="find-room">
        <div className="find-field">
          <Glass className="find-glass" size={16} aria-hidden />
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-label={t('desk.search.label')}
            aria-keyshortcuts={keys.aria('search')}
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={open && visits.length > 0 ? optionId(id, at) : undefined}
            placeholder={t('desk.search.placeholder')}
            title={t('desk.search.placeholder')}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onFocus={enter}
            onBlur={leave}
            onKeyDown={press}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setChosen(null);
              setOpen(true);
            }}
          />
          <kbd className="find-key" aria-hidden>
            {keys.of('search')}
          </kbd>
        </div>
      </div>
      {open && <FoundList id={id} search={shown} at={at} onChosen={choose} onAt={walkTo} />}
    </div>
  );
}
