import { Command as Commands } from 'cmdk';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { FoundVisit } from '#shared/contract/finding.ts';
import { useModal } from '../app/useModal.ts';
import { isAnswered, useEnter } from '../find/useEnter.ts';
import { type Search, usePatientSearch } from '../find/usePatientSearch.ts';
import { FoundRow } from '../find/FoundRow.tsx';
import { goToVisit } from '../find/goToVisit.ts';
import { typedDate } from '../find/typedDate.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { showDay, useToday } from '../state/day.ts';
import { useMinute } from '../state/now.ts';
import { closeOpened } from '../state/opened.ts';
import { type Command, meant } from './command.ts';
import { CommandItem } from './CommandItem.tsx';
import { useDeskCommands, useDoctors, useFreeTimeCommands, useGoing } from './useCommands.ts';
import { useVisitCommands, visitInQuestion } from './useVisitCommands.ts';
import '../find/find.css';
import './palette.css';

/** More are in the search of the bar. */
const mostPatients = 6;
const patientItem = (id: string): string => `patient ${id}`;

/** Every command by its name, the date, doctor or patient that is meant, and what can be done with the visit that was looked at. */
export function Palette(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const dialog = useRef<HTMLDialogElement>(null);
  const [about] = useState(visitInQuestion);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useModal(dialog);
  // Left to itself, the dialog would give the focus to the first thing that can have it, which is not the field.
  useLayoutEffect(() => field.current?.focus(), []);
  const ofVisit = useVisitCommands(about);
  const going = [...useDate(typed), ...meant([...useGoing(), ...useFreeTimeCommands()], typed)];
  const doctors = meant(useDoctors(), typed);
  const ofDesk = meant(useDeskCommands(), typed);
  const patients = usePatients(typed);
  const visits = patients.found;
  const ids = [
    ...meant(ofVisit.commands, typed).map(({ id }) => id),
    ...[...going, ...doctors].map(({ id }) => id),
    ...visits.map(({ id }) => patientItem(id)),
    ...ofDesk.map(({ id }) => id),
  ];
  const [chosen, setChosen] = useState('');
  const value = ids.includes(chosen) ? chosen : (ids[0] ?? '');
  const isPatient = value === '' || value.startsWith(patientItem(''));
  const take = useEnter(patients.search, patients.looked, () => {
    const visit = visits.find(({ id }) => patientItem(id) === value);
    if (visit !== undefined) thenRun(() => goToVisit(visit, formats.timeZone));
  });
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isPatient) return;
    event.preventDefault();
    take();
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={t('desk.palette.title')} onCancel={closeOpened}>
      <Commands
        label={t('desk.palette.title')}
        shouldFilter={false}
        vimBindings={false}
        loop
        value={value}
        onValueChange={setChosen}
        onKeyDown={press}
      >
        <Commands.Input
          ref={field}
          className="palette-field"
          aria-label={t('desk.palette.title')}
          placeholder={t('desk.palette.placeholder')}
          value={typed}
          onValueChange={(words) => {
            setTyped(words);
            setChosen('');
          }}
        />
        <Commands.List className="palette-list" label={t('desk.palette.title')}>
          <Group title={ofVisit.title} commands={meant(ofVisit.commands, typed)} />
          <Group title={t('desk.palette.group.go')} commands={going} />
          <Group title={t('desk.palette.group.doctor')} commands={doctors} />
          <PatientGroup visits={visits} />
          <Group title={t('desk.palette.group.desk')} commands={ofDesk} />
        </Commands.List>
        {/* Beside the list: one that holds anything but options is none for a screen reader. */}
        {ids.length === 0 && isAnswered(patients.search, patients.looked) && (
          <p className="palette-none" role="status">
            {t('desk.palette.none', { query: typed.trim() })}
          </p>
        )}
      </Commands>
    </dialog>
  );
}

/** The palette is gone, and the focus back, before anything is done: what is done may want the focus itself. */
function thenRun(run: () => void): void {
  closeOpened();
  setTimeout(run, 0);
}

function Group({
  title,
  commands,
}: {
  readonly title: string;
  readonly commands: readonly Command[];
}): ReactNode {
  if (commands.length === 0) return null;
  return (
    <Commands.Group heading={title} className="palette-group">
      {commands.map((command) => (
        <CommandItem key={command.id} command={command} onChosen={() => thenRun(command.run)} />
      ))}
    </Commands.Group>
  );
}

/** The date that is typed, as a place to go to. */
function useDate(typed: string): readonly Command[] {
  const formats = useFormats();
  const today = useToday();
  const date = typedDate(typed, today, formats.tag);
  if (date === null) return [];
  return [{ id: `date ${date}`, title: formats.dayInFull(date), run: () => showDay(date) }];
}

interface Patients {
  /** What was looked for. */
  readonly looked: string;
  readonly search: Search;
  readonly found: readonly FoundVisit[];
}

/** Visits of whoever is typed, unless that is a date. */
function usePatients(typed: string): Patients {
  const formats = useFormats();
  const today = useToday();
  const isDate = typedDate(typed, today, formats.tag) !== null;
  const looked = isDate || typed.trim().length < 2 ? '' : typed;
  const search = usePatientSearch(looked);
  return { looked, search, found: search.kind === 'found' ? search.found.visits.slice(0, mostPatients) : [] };
}

function PatientGroup({ visits }: { readonly visits: readonly FoundVisit[] }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const now = useMinute();
  if (visits.length === 0) return null;
  return (
    <Commands.Group heading={t('desk.palette.group.patient')} className="palette-group">
      {visits.map((visit) => (
        <Commands.Item
          key={visit.id}
          value={patientItem(visit.id)}
          className="hit"
          data-coming={visit.coming}
          onSelect={() => thenRun(() => goToVisit(visit, formats.timeZone))}
        >
          <FoundRow visit={visit} formats={formats} now={now} />
        </Commands.Item>
      ))}
    </Commands.Group>
  );
}
