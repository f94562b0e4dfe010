import { Fragment, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { RequestName, ResponseOf } from '#shared/contract/contract.ts';
import { asTyped } from '#shared/domain/pasted.ts';
import { useT } from '../i18n/useT.ts';
import { useAsked } from '../state/useAsked.ts';
import { useWaitingEnter } from '../ui/useWaitingEnter.ts';
import { ProblemNote } from '../ui/ProblemNote.tsx';

type Finds = Extract<RequestName, 'services.find' | 'services.insurers'>;
export type Entry = ResponseOf<Finds>['items'][number];

interface Props {
  readonly request: Finds;
  readonly addressId: string;
  readonly label: string;
  /** Said of an entry that the calendar has already; it can be chosen all the same where that makes sense. */
  readonly hereLabel: string;
  readonly takesHere: boolean;
  readonly onChoose: (entry: Entry) => void;
}

/** Asked again while the vendor's dictionary is not here yet. Milliseconds. */
const gatherMs = 1_000;

/** Searches one of the vendor's dictionaries, which lies on this computer; the arrows walk what is found, Enter chooses. */
export function FindEntry(props: Props): ReactNode {
  const { request, addressId, label, onChoose, takesHere } = props;
  const t = useT();
  const id = useId();
  const [typed, setTyped] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const asked = useAsked(request, { addressId, typed: typed.trim() }, gatherMs);
  const found = asked.kind === 'found' ? asked.value : null;
  const items = found?.items ?? [];
  const question = JSON.stringify({ addressId, typed: typed.trim() });
  const isAnswered = asked.kind === 'failed' || (asked.kind === 'found' && asked.question === question);
  const enter = useWaitingEnter(isAnswered, typed, () => {
    const [first] = items.filter(({ here }) => takesHere || !here);
    if (first !== undefined) onChoose(first);
  });
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && typed.trim() !== '') enter();
    else if (event.key === 'ArrowDown') list.current?.querySelector<HTMLElement>('button:enabled')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="services-search">
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        <input
          id={id}
          type="search"
          value={typed}
          autoComplete="off"
          spellCheck={false}
          data-first
          onChange={(event) => setTyped(asTyped(event.currentTarget.value))}
          onKeyDown={press}
        />
      </div>
      <p className="meta" role="status">
        {found !== null && foundText(found, typed.trim(), t)}
      </p>
      {asked.kind === 'failed' && <ProblemNote problem={asked.problem} />}
      <div ref={list} onKeyDown={walk}>
        {groupsOf(items).map(({ kind, entries }) => (
          <Fragment key={kind}>
            {kind !== 'all' && <h4 className="services-entries-head">{t(`services.dictionary.${kind}`)}</h4>}
            <ul className="services-entries">
              {entries.map((entry) => (
                <EntryRow key={entry.id} {...props} entry={entry} />
              ))}
            </ul>
          </Fragment>
        ))}
      </div>
    </div>
  );
}

interface Group {
  readonly kind: 'all' | 'ofSpeciality' | 'others';
  readonly entries: readonly Entry[];
}

/** The doctor's own speciality, and all others behind it; without heads where nothing of the speciality is found. */
function groupsOf(items: readonly Entry[]): readonly Group[] {
  const own = items.filter(({ ofSpeciality }) => ofSpeciality);
  if (own.length === 0) return [{ kind: 'all', entries: items }];
  const others = items.filter(({ ofSpeciality }) => !ofSpeciality);
  return [
    { kind: 'ofSpeciality', entries: own },
    ...(others.length === 0 ? [] : [{ kind: 'others' as const, entries: others }]),
  ];
}

function foundText(
  { items, more, size }: ResponseOf<Finds>,
  query: string,
  t: ReturnType<typeof useT>,
): string {
  if (size === 0) return t('services.dictionary.reading');
  if (items.length === 0) return t('services.dictionary.none', { query });
  return more > 0 ? t('services.dictionary.more', { count: more }) : '';
}

function EntryRow({ entry, hereLabel, takesHere, onChoose }: Props & { readonly entry: Entry }): ReactNode {
  const t = useT();
  return (
    <li>
      <button
        type="button"
        className="services-entry"
        disabled={entry.here && !takesHere}
        onClick={() => onChoose(entry)}
      >
        <span className="services-entry-name">{entry.name}</span>
        <span className="meta">
          {entry.here
            ? hereLabel
            : entry.elsewhere > 0 && t('services.dictionary.elsewhere', { count: entry.elsewhere })}
        </span>
      </button>
    </li>
  );
}

function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('button:enabled')];
  const to = all[all.findIndex((button) => button === document.activeElement) + by];
  if (to === undefined) return;
  event.preventDefault();
  to.focus();
}
