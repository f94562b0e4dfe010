import { type ReactNode, useEffect } from 'react';
import type { FoundVisit } from '#shared/contract/finding.ts';
import { ProblemNote } from '../app/ProblemNote.tsx';
import { useInSteps } from '../app/useInSteps.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { useMinute } from '../state/now.ts';
import { FoundRow } from './FoundRow.tsx';
import type { Search } from './usePatientSearch.ts';

interface Props {
  /** Of the combobox; the options' ids are made from it. */
  readonly id: string;
  readonly search: Search;
  /** Index of the option that Enter takes. */
  readonly at: number;
  readonly onChosen: (visit: FoundVisit) => void;
  readonly onAt: (index: number) => void;
}

export const optionId = (id: string, index: number): string => `${id}-${index}`;

/** How long nothing is typed before the count is read aloud. Milliseconds. */
const pause = 600;

/** What was found, coming visits before the rest; or what to type, or that there is none. */
export function FoundList(props: Props): ReactNode {
  const { id, search } = props;
  const t = useT();
  useCountAloud(search);
  useInSight(optionId(id, props.at));
  return (
    // A press here must not take the focus out of the field.
    <div className="find-drop" onMouseDown={(event) => event.preventDefault()}>
      <div className="find-list" id={`${id}-list`} role="listbox" aria-label={t('desk.search.label')}>
        {search.kind === 'found' && <Options {...props} typed={search.typed} visits={search.found.visits} />}
      </div>
      <Notes search={search} />
    </div>
  );
}

/** So many fill the list; the rest is scrolled to, and comes in the pause after the first frame. */
const inSight = 12;

interface OptionsProps extends Props {
  /** The words that were searched for. */
  readonly typed: string;
  readonly visits: readonly FoundVisit[];
}

function Options({ visits: all, typed, ...props }: OptionsProps): ReactNode {
  const t = useT();
  const { count } = useInSteps({ question: typed, all: all.length, atOnce: inSight, more: all.length });
  // Who walks on before the pause has what is walked to.
  const visits = props.at < count ? all.slice(0, count) : all;
  const coming = visits.filter((visit) => visit.coming);
  return (
    <>
      <Group {...props} title={t('desk.search.coming')} visits={coming} first={0} />
      <Group
        {...props}
        title={t('desk.search.past')}
        visits={visits.filter((visit) => !visit.coming)}
        first={coming.length}
      />
    </>
  );
}

interface GroupProps extends Props {
  readonly title: string;
  readonly visits: readonly FoundVisit[];
  /** Index of the first one among all. */
  readonly first: number;
}

function Group({ id, title, visits, first, at, onChosen, onAt }: GroupProps): ReactNode {
  const formats = useFormats();
  const now = useMinute();
  if (visits.length === 0) return null;
  const titleId = `${optionId(id, first)}-title`;
  return (
    <div role="group" aria-labelledby={titleId}>
      <div className="find-title" id={titleId} role="presentation">
        {title}
      </div>
      {visits.map((visit, index) => {
        const chosen = first + index === at;
        return (
          <div
            key={visit.id}
            id={optionId(id, first + index)}
            className="hit"
            role="option"
            aria-selected={chosen}
            data-visit={visit.id}
            data-coming={visit.coming}
            onMouseMove={() => onAt(first + index)}
            onClick={() => onChosen(visit)}
          >
            <FoundRow visit={visit} formats={formats} now={now} />
          </div>
        );
      })}
    </div>
  );
}

function Notes({ search }: { readonly search: Search }): ReactNode {
  const t = useT();
  const importing = useDesk((desk) => desk.importing.kind === 'running');
  switch (search.kind) {
    case 'nothingYet':
      return <p className="find-note">{t('desk.search.hint')}</p>;
    case 'looking':
      return <p className="find-note">{t('desk.search.looking')}</p>;
    case 'failed':
      return <ProblemNote problem={search.problem} urgency="alert" />;
    case 'found':
      return (
        <>
          {search.found.visits.length === 0 && (
            <div className="find-note">
              <p className="find-none">{t('desk.search.none', { query: search.typed.trim() })}</p>
              <p>{t('desk.search.noneText')}</p>
            </div>
          )}
          {search.found.more && <p className="find-note">{t('desk.search.more')}</p>}
          {importing && <p className="find-note">{t('desk.search.importing')}</p>}
        </>
      );
  }
}

/** Only as somebody walks: to look where the first option of a new list is would lay the window out for nothing. */
function useInSight(option: string): void {
  useEffect(() => {
    document.getElementById(option)?.scrollIntoView({ block: 'nearest' });
  }, [option]);
}

function useCountAloud(search: Search): void {
  const t = useT();
  useEffect(() => {
    if (search.kind !== 'found') return;
    const { found, typed } = search;
    const said =
      found.visits.length === 0
        ? t('desk.search.none', { query: typed.trim() })
        : t('desk.search.count', { count: found.visits.length });
    const timer = setTimeout(() => announce(said), pause);
    return () => clearTimeout(timer);
  }, [search, t]);
}
