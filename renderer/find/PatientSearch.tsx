import { Search as Glass } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { FoundVisit } from '#shared/contract/finding.ts';
import { type FocusPlace, placeOf } from '../focus/focusPlace.ts';
import { goBackTo } from '../focus/keeper.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useKey } from '../keys/useKey.ts';
import { FoundList, optionId } from './FoundList.tsx';
import { goToVisit } from './goToVisit.ts';
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
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<FocusPlace | null>(null);
  const search = usePatientSearch(typed);
  const visits = search.kind === 'found' ? search.found.visits : [];
  const at = Math.min(chosen, visits.length - 1);

  useKey('search', () => {
    field.current?.focus();
    return true;
  });
  const leave = (): void => {
    setOpen(false);
    setTyped('');
    setChosen(0);
  };
  const choose = (visit: FoundVisit): void => {
    field.current?.blur();
    leave();
    goToVisit(visit, formats.timeZone);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const visit = visits[at];
    switch (event.key) {
      case 'Escape': {
        leave();
        goBackTo(before.current);
        break;
      }
      case 'ArrowDown':
        setChosen(Math.min(at + 1, visits.length - 1));
        break;
      case 'ArrowUp':
        setChosen(Math.max(at - 1, 0));
        break;
      case 'Enter':
        if (visit !== undefined) choose(visit);
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
              setChosen(0);
              setOpen(true);
            }}
          />
          <kbd className="find-key" aria-hidden>
            {keys.of('search')}
          </kbd>
        </div>
      </div>
      {open && <FoundList id={id} typed={typed} search={search} at={at} onChosen={choose} onAt={setChosen} />}
    </div>
  );
}
