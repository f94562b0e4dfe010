import { useState } from 'react';
import type { FoundPatient, FoundVisit } from '#shared/contract/search.ts';
import { readBirthDate } from '#shared/domain/birthDate.ts';
import { typedDate } from '../search/typedDate.ts';
import { type Search, usePatientSearch } from '../search/usePatientSearch.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { showDay, useToday } from '../state/day.ts';
import { type Command, meant } from './command.ts';
import { useDoctors, useDraftCommands, useFreeTimeCommands, useGoing } from './useCommands.ts';
import { useDeskCommands } from './useDeskCommands.ts';
import { useVisitCommands, visitInQuestion } from './useVisitCommands.ts';

/** More are in the search of the bar. */
const mostPatients = 6;
export const patientItem = (id: string): string => `patient ${id}`;

/** All that is meant by what is typed, by group. */
export interface PaletteItems {
  readonly ofVisit: { readonly title: string; readonly commands: readonly Command[] };
  readonly going: readonly Command[];
  readonly doctors: readonly Command[];
  readonly patients: Patients;
  /** The visits that the patients are listed with. */
  readonly visits: readonly FoundVisit[];
  readonly ofDesk: readonly Command[];
  /** Of all, in the order in which they are listed. */
  readonly ids: readonly string[];
}

export function usePaletteItems(typed: string): PaletteItems {
  const [about] = useState(visitInQuestion);
  const { title, commands } = useVisitCommands(about);
  const ofVisit = { title, commands: meant(commands, typed) };
  const going = [
    ...useDate(typed),
    ...meant([...useGoing(), ...useDraftCommands(), ...useFreeTimeCommands()], typed),
  ];
  const doctors = meant(useDoctors(), typed);
  const ofDesk = meant(useDeskCommands(), typed);
  const patients = usePatients(typed);
  const visits = patients.found.flatMap(({ visits: [first] }) => first ?? []);
  const ids = [
    ...[...ofVisit.commands, ...going, ...doctors].map(({ id }) => id),
    ...visits.map(({ id }) => patientItem(id)),
    ...ofDesk.map(({ id }) => id),
  ];
  return { ofVisit, going, doctors, patients, visits, ofDesk, ids };
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
  readonly found: readonly FoundPatient[];
}

/** Whoever is typed, also by a birth date, unless that is a date to go to. */
function usePatients(typed: string): Patients {
  const formats = useFormats();
  const today = useToday();
  const isBirthDate = readBirthDate(typed, { tag: formats.tag, today }) !== null;
  const isDate = !isBirthDate && typedDate(typed, today, formats.tag) !== null;
  const looked = isDate || typed.trim().length < 2 ? '' : typed;
  const search = usePatientSearch(looked);
  return {
    looked,
    search,
    found: search.kind === 'found' ? search.found.patients.slice(0, mostPatients) : [],
  };
}
