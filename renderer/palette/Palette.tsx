import { Command as Commands } from 'cmdk';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { asTyped } from '#shared/domain/pasted.ts';
import { useModal } from '../ui/useModal.ts';
import { isAnswered, useEnter } from '../search/useEnter.ts';
import { goToVisit } from '../focus/goToVisit.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { closeOpened } from '../state/opened.ts';
import { Group, PatientGroup, thenRun } from './groups.tsx';
import { patientItem, usePaletteItems } from './usePaletteItems.ts';
import '../search/search.css';
import './palette.css';

/** Every command by its name, the date, doctor or patient that is meant, and what can be done with the visit that was looked at. */
export function Palette(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useModal(dialog);
  // Left to itself, the dialog would give the focus to the first thing that can have it, which is not the field.
  useLayoutEffect(() => field.current?.focus(), []);
  const { ofVisit, going, doctors, patients, visits, ofDesk, ids } = usePaletteItems(typed);
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
            setTyped(asTyped(words));
            setChosen('');
          }}
        />
        <Commands.List className="palette-list" label={t('desk.palette.title')}>
          <Group title={ofVisit.title} commands={ofVisit.commands} />
          <Group title={t('desk.palette.group.go')} commands={going} />
          <Group title={t('desk.palette.group.doctor')} commands={doctors} />
          <PatientGroup patients={patients.found} />
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
