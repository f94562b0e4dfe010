import type { TimeZone } from '../time/zone.ts';

/** One of the vendor's marketplaces: its country code, host and the zone in which its clinics live (API.md §1). */
export interface Marketplace {
  readonly locale: MarketplaceLocale;
  /** The brand as receptionists know it. */
  readonly brand: string;
  /** Bare domain; calls go to its `www.` host, the bare one answers 301. */
  readonly domain: string;
  /** The zone of most clinics there. Countries with several zones need the per-facility setting. */
  readonly timeZone: TimeZone;
}

export const marketplaceLocales = [
  'ar',
  'br',
  'cl',
  'co',
  'cz',
  'de',
  'es',
  'it',
  'mx',
  'pe',
  'pl',
  'pt',
  'tr',
] as const;
export type MarketplaceLocale = (typeof marketplaceLocales)[number];

export const marketplaces: Readonly<Record<MarketplaceLocale, Marketplace>> = {
  ar: {
    locale: 'ar',
    brand: 'Doctoralia',
    domain: 'doctoraliar.com',
    timeZone: 'America/Argentina/Buenos_Aires',
  },
  br: { locale: 'br', brand: 'Doctoralia', domain: 'doctoralia.com.br', timeZone: 'America/Sao_Paulo' },
  cl: { locale: 'cl', brand: 'Doctoralia', domain: 'doctoralia.cl', timeZone: 'America/Santiago' },
  co: { locale: 'co', brand: 'Doctoralia', domain: 'doctoralia.co', timeZone: 'America/Bogota' },
  cz: { locale: 'cz', brand: 'ZnamyLekar', domain: 'znamylekar.cz', timeZone: 'Europe/Prague' },
  de: { locale: 'de', brand: 'jameda', domain: 'jameda.de', timeZone: 'Europe/Berlin' },
  es: { locale: 'es', brand: 'Doctoralia', domain: 'doctoralia.es', timeZone: 'Europe/Madrid' },
  it: { locale: 'it', brand: 'MioDottore', domain: 'miodottore.it', timeZone: 'Europe/Rome' },
  mx: { locale: 'mx', brand: 'Doctoralia', domain: 'doctoralia.mx', timeZone: 'America/Mexico_City' },
  pe: { locale: 'pe', brand: 'Doctoralia', domain: 'doctoralia.pe', timeZone: 'America/Lima' },
  pl: { locale: 'pl', brand: 'ZnanyLekarz', domain: 'znanylekarz.pl', timeZone: 'Europe/Warsaw' },
  pt: { locale: 'pt', brand: 'Doctoralia', domain: 'doctoralia.com.pt', timeZone: 'Europe/Lisbon' },
  tr: { locale: 'tr', brand: 'Doktortakvimi', domain: 'doktortakvimi.com', timeZone: 'Europe/Istanbul' },
};
