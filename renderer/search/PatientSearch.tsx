import { Search as Glass } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useStaying } from '../ui/useStaying.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { FoundList } from './FoundList.tsx';
import { optionId } from './FoundOption.tsx';
import { useSearchField } from './useSearchField.ts';
import './search.css';

/**
 * The search of the bar: a field, and under it what was found. The focus stays in the field while the arrows walk the list
 * (the combobox pattern); Escape gives it back to where it was before.
 */
export function PatientSearch(): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  const id = useId();
  const { field, typed, open, search, visits, at, ...does } = useSearchField();
  const { walkTo, choose, type, enter, leave, press } = does;
  const isLooking = search.kind === 'looking';
  const shown = useStaying(isLooking ? null : search, isLooking) ?? search;
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
            onChange={(event) => type(event.currentTarget.value)}
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
