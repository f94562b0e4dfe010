import { type ReactNode, useEffect } from 'react';
import type { FoundPatient, FoundPatients, FoundVisit } from '#shared/contract/search.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { NotAllClinics } from '../ui/NotAllClinics.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useInSteps } from '../ui/useInSteps.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { useMinute } from '../state/now.ts';
import { Coded } from './CodedVisits.tsx';
import { FoundOption, optionId } from './FoundOption.tsx';
import type { OptionProps } from './FoundOption.tsx';
import { FoundWho } from './FoundWho.tsx';
import type { Search } from './usePatientSearch.ts';

interface Props extends OptionProps {
  readonly search: Search;
}

/** How long nothing is typed before the count is read aloud. Milliseconds. */
const pause = 600;

/** Who was found, by their next visits; or what to type, or that there is none. */
export function FoundList(props: Props): ReactNode {
  const { id, search } = props;
  const t = useT();
  useCountAloud(search);
  useInSight(optionId(id, props.at));
  return (
    // A press here must not take the focus out of the field.
    <div className="find-drop" onMouseDown={(event) => event.preventDefault()}>
      <div className="find-list" id={`${id}-list`} role="listbox" aria-label={t('desk.search.label')}>
        {search.kind === 'found' && (
          <>
            <Coded {...props} coded={search.found.coded ?? []} />
            <Options
              {...props}
              typed={search.typed}
              patients={search.found.patients}
              from={countOf(search.found.coded ?? [])}
            />
          </>
        )}
      </div>
      <Notes search={search} />
    </div>
  );
}

/** So many fill the list; the rest is scrolled to, and comes in the pause after the first frame. */
const inSight = 6;

interface OptionsProps extends OptionProps {
  /** The words that were searched for. */
  readonly typed: string;
  readonly patients: readonly FoundPatient[];
  /** Index of the first of them among all options. */
  readonly from: number;
}

const countOf = (groups: readonly { readonly visits: readonly FoundVisit[] }[]): number =>
  groups.reduce((sum, { visits }) => sum + visits.length, 0);

function Options({ patients: all, typed, from, ...props }: OptionsProps): ReactNode {
  const { count } = useInSteps({ question: typed, all: all.length, atOnce: inSight, more: all.length });
  const firsts: number[] = [];
  let visits = from;
  for (const patient of all) {
    firsts.push(visits);
    visits += patient.visits.length;
  }
  // Who walks on before the pause has what is walked to.
  const patients = props.at < (firsts[count] ?? visits) ? all.slice(0, count) : all;
  return patients.map((patient, index) => (
    <Patient {...props} key={patient.visits[0]?.id} patient={patient} first={firsts[index] ?? 0} />
  ));
}

interface PatientProps extends OptionProps {
  readonly patient: FoundPatient;
  /** Index of their first visit among all. */
  readonly first: number;
}

/** Who it is, and under it the visits, each to be chosen. */
function Patient({ patient, first, ...props }: PatientProps): ReactNode {
  const { id } = props;
  const formats = useFormats();
  const now = useMinute();
  const whoId = `${optionId(id, first)}-who`;
  return (
    <div className="find-patient" role="group" aria-labelledby={whoId}>
      <div className="find-head" id={whoId} role="presentation">
        <FoundWho patient={patient} formats={formats} />
      </div>
      {patient.visits.map((visit, index) => (
        <FoundOption
          {...props}
          key={visit.id}
          visit={visit}
          index={first + index}
          formats={formats}
          now={now}
        />
      ))}
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
          {search.found.patients.length === 0 && search.found.coded === undefined && (
            <div className="find-note">
              <p className="find-none">{t('desk.search.none', { query: search.typed.trim() })}</p>
              <p>{t('desk.search.noneText')}</p>
            </div>
          )}
          {search.found.more > 0 && <p className="find-note">{moreWords(search.found, t)}</p>}
          <NotAllClinics missing={search.found.missing} className="find-note" />
          {importing && <p className="find-note">{t('desk.search.importing')}</p>}
        </>
      );
  }
}

/** How many are not in the list. */
const moreWords = ({ more, atLeast }: FoundPatients, t: Translator): string =>
  t(atLeast ? 'desk.search.moreAtLeast' : 'desk.search.more', { count: more });

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
      found.patients.length === 0
        ? t('desk.search.none', { query: typed.trim() })
        : t('desk.search.count', { count: found.patients.length + found.more });
    const timer = setTimeout(() => announce(said), pause);
    return () => clearTimeout(timer);
  }, [search, t]);
}
