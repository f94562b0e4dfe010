import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { asTyped } from '#shared/domain/pasted.ts';
import type { KnownPatient } from '#shared/contract/search.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { usePhoneText } from '../i18n/usePhoneText.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useToday } from '../state/day.ts';
import { writtenDate } from '#shared/domain/writtenDate.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { useKnownPatients } from './useKnownPatients.ts';

interface Props {
  readonly value: string;
  readonly onChange: (surname: string) => void;
  readonly onChosen: (patient: KnownPatient) => void;
}

/** One letter fits half of the clinic; two are looked for as a whole name. */
const leastLetters = 2;

/**
 * The surname, and under it the patients whom the clinic knows by what is typed (the combobox pattern). Nobody is chosen until
 * an arrow says so: Enter on a new name must not take another patient.
 */
export function PatientField({ value, onChange, onChosen }: Props): ReactNode {
  const t = useT();
  const id = useId();
  const [asked, setAsked] = useState<string | null>(null);
  const [at, setAt] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const patients = useKnownPatients(asked);
  const open = patients.length > 0;
  useEffect(() => {
    if (open) announce(t('visit.new.known', { count: patients.length }));
  }, [open, patients.length, t]);

  const close = (): void => {
    setAsked(null);
    setAt(-1);
  };
  const choose = (patient: KnownPatient): void => {
    close();
    onChosen(patient);
  };
  const press = (event: KeyboardEvent): void => {
    if (!open || event.nativeEvent.isComposing) return;
    const patient = patients[at];
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, patients.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, -1));
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && patient !== undefined) choose(patient);
    else return;
    event.preventDefault();
  };
  return (
    <div className="field known">
      <label className="field-label" htmlFor={id}>
        {t('visit.new.surname')}
      </label>
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={press}
        onBlur={close}
        onChange={(event) => {
          const typed = asTyped(event.currentTarget.value);
          onChange(typed);
          setAsked(typed.trim().length < leastLetters ? null : typed);
          setAt(-1);
        }}
      />
      <KnownList id={id} patients={patients} at={at} onAt={setAt} onChosen={choose} />
    </div>
  );
}

interface KnownListProps {
  /** The field's. */
  readonly id: string;
  readonly patients: readonly KnownPatient[];
  /** Who is chosen; -1: nobody. */
  readonly at: number;
  readonly onAt: (index: number) => void;
  readonly onChosen: (patient: KnownPatient) => void;
}

function KnownList({ id, patients, at, onAt, onChosen }: KnownListProps): ReactNode {
  const t = useT();
  return (
    <ul
      className="known-list"
      id={`${id}-list`}
      role="listbox"
      aria-label={t('visit.new.knownList')}
      hidden={patients.length === 0}
      // A press here must not take the focus out of the field.
      onMouseDown={(event) => event.preventDefault()}
    >
      {patients.map((patient, index) => (
        <li
          key={`${index} ${patient.surname} ${patient.name}`}
          id={`${id}-${index}`}
          className="known-one"
          role="option"
          aria-selected={index === at}
          onMouseMove={() => onAt(index)}
          onClick={() => onChosen(patient)}
        >
          <KnownRow patient={patient} />
        </li>
      ))}
    </ul>
  );
}

function KnownRow({ patient }: { readonly patient: KnownPatient }): ReactNode {
  const t = useT();
  const formats = useFormats(patient.visit.timeZone);
  const phoneOf = usePhoneText();
  const today = useToday();
  const { start, coming, doctorName } = patient.visit;
  const date = formats.dayWithYear(localDateOf(start, formats.timeZone), today);
  const phone = patient.phone === null ? '' : phoneOf(patient.phone);
  // Father and son share name and phone.
  const told = [writtenDate(patient.birthDate, formats.tag), phone].filter((part) => part !== '');
  const visit = t(coming ? 'visit.new.knownComing' : 'visit.new.knownLast', { date, doctor: doctorName });
  return (
    <>
      <span className="known-who" title={nameOf(patient, t)}>
        {nameOf(patient, t)}
      </span>
      <span className="known-told tabular">{told.join(' · ')}</span>
      <span className="known-visit" title={visit}>
        {visit}
      </span>
    </>
  );
}
