import { Command as Commands } from 'cmdk';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import type { FoundVisit } from '#shared/contract/finding.ts';
import { useModal } from '../app/useModal.ts';
import { usePatientSearch } from '../find/usePatientSearch.ts';
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

/** Every command by its name, the date, doctor or patient that is meant, and what can be done with the visit that was looked at. */
export function Palette(): ReactNode {
  const t = useT();
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
  const visits = usePatients(typed);
  const ids = [
    ...meant(ofVisit.commands, typed).map(({ id }) => id),
    ...[...going, ...doctors].map(({ id }) => id),
    ...visits.map(({ id }) => `visit ${id}`),
    ...ofDesk.map(({ id }) => id),
  ];
  const [chosen, setChosen] = useState('');
  return (
    <dialog ref={dialog} className="palette" aria-label={t('desk.palette.title')} onCancel={closeOpened}>
      <Commands
        label={t('desk.palette.title')}
        shouldFilter={false}
        vimBindings={false}
        loop
        value={ids.includes(chosen) ? chosen : (ids[0] ?? '')}
        onValueChange={setChosen}
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
          <Patients visits={visits} />
          <Group title={t('desk.palette.group.desk')} commands={ofDesk} />
        </Commands.List>
        {/* Beside the list: one that holds anything but options is none for a screen reader. */}
        {ids.length === 0 && (
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

/** Visits of whoever is typed, unless that is a date. */
function usePatients(typed: string): readonly FoundVisit[] {
  const formats = useFormats();
  const today = useToday();
  const isDate = typedDate(typed, today, formats.tag) !== null;
  const search = usePatientSearch(isDate || typed.trim().length < 2 ? '' : typed);
  return search.kind === 'found' ? search.found.visits.slice(0, mostPatients) : [];
}

function Patients({ visits }: { readonly visits: readonly FoundVisit[] }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const now = useMinute();
  if (visits.length === 0) return null;
  return (
    <Commands.Group heading={t('desk.palette.group.patient')} className="palette-group">
      {visits.map((visit) => (
        <Commands.Item
          key={visit.id}
          value={`visit ${visit.id}`}
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
