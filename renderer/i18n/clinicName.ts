import type { Connection } from '#shared/contract/connection.ts';
import { marketplaces } from '#shared/domain/marketplace.ts';
import type { ShownLanguage } from '#shared/messages/language.ts';
import { useDesk } from '../state/desk.ts';
import { countryName } from './countries.ts';
import { useLanguage } from './useT.ts';

type Clinics = NonNullable<Exclude<Connection, { kind: 'none' }>['clinics']>;

/** What tells a clinic of the desk from its others: the marketplace and its country, and the client id where two have those in common. */
export function clinicName(clinic: Clinics[number], all: Clinics, language: ShownLanguage): string {
  const { brand } = marketplaces[clinic.locale];
  const isAlone = all.filter(({ locale }) => locale === clinic.locale).length === 1;
  const told = [brand, countryName(clinic.locale, language), isAlone ? null : clinic.clientId];
  return told.filter((part) => part !== null).join(' · ');
}

/** The names of some of the desk's clinics, in a row. @param keys those of one that is not at work are left out */
export function useClinicNames(keys: readonly string[]): string {
  const language = useLanguage();
  const clinics = useDesk(({ connection }) => (connection.kind === 'none' ? undefined : connection.clinics));
  return (clinics ?? [])
    .filter(({ key }) => keys.includes(key))
    .map((clinic) => clinicName(clinic, clinics ?? [], language))
    .join(', ');
}
