import type { TimeZone } from '../time/zone.ts';
import { marketplaces, type MarketplaceLocale } from './marketplace.ts';

/** Where a clinic's clock is not its marketplace's, by the names that people there know. Its words are in the messages. */
export type ZonePlace =
  | 'madrid'
  | 'canaries'
  | 'lisbon'
  | 'madeira'
  | 'azores'
  | 'brasilia'
  | 'noronha'
  | 'manaus'
  | 'cuiaba'
  | 'campoGrande'
  | 'portoVelho'
  | 'boaVista'
  | 'rioBranco'
  | 'santiago'
  | 'puntaArenas'
  | 'easter'
  | 'mexicoCity'
  | 'cancun'
  | 'mazatlan'
  | 'hermosillo'
  | 'juarez'
  | 'matamoros'
  | 'tijuana';

export interface CountryZone {
  readonly place: ZonePlace;
  readonly timeZone: TimeZone;
}

const zone = (place: ZonePlace, timeZone: TimeZone): CountryZone => ({ place, timeZone });

/** The zones of the countries that have several, the marketplace's own first; places with the same clock as another are left out where nobody would miss them. */
const severalZones: Partial<Record<MarketplaceLocale, readonly CountryZone[]>> = {
  br: [
    zone('brasilia', 'America/Sao_Paulo'),
    zone('noronha', 'America/Noronha'),
    zone('manaus', 'America/Manaus'),
    zone('cuiaba', 'America/Cuiaba'),
    zone('campoGrande', 'America/Campo_Grande'),
    zone('portoVelho', 'America/Porto_Velho'),
    zone('boaVista', 'America/Boa_Vista'),
    zone('rioBranco', 'America/Rio_Branco'),
  ],
  cl: [
    zone('santiago', 'America/Santiago'),
    zone('puntaArenas', 'America/Punta_Arenas'),
    zone('easter', 'Pacific/Easter'),
  ],
  es: [zone('madrid', 'Europe/Madrid'), zone('canaries', 'Atlantic/Canary')],
  mx: [
    zone('mexicoCity', 'America/Mexico_City'),
    zone('cancun', 'America/Cancun'),
    zone('mazatlan', 'America/Mazatlan'),
    zone('hermosillo', 'America/Hermosillo'),
    zone('juarez', 'America/Ciudad_Juarez'),
    zone('matamoros', 'America/Matamoros'),
    zone('tijuana', 'America/Tijuana'),
  ],
  pt: [
    zone('lisbon', 'Europe/Lisbon'),
    zone('madeira', 'Atlantic/Madeira'),
    zone('azores', 'Atlantic/Azores'),
  ],
};

/** The zones that a facility of this marketplace can lie in; none where the country has one clock. */
export const zonesOf = (locale: MarketplaceLocale): readonly CountryZone[] => severalZones[locale] ?? [];

/** What tells where the clocks of a connection's facilities are. */
export interface Clocks {
  readonly locale: MarketplaceLocale;
  /** The desk's own. */
  readonly timeZone: TimeZone;
  /** Facilities with a zone of their own; absent: none has. */
  readonly facilityZones?: Readonly<Record<string, TimeZone>> | undefined;
}

/** By which clock a facility lives: its own, or its marketplace's. */
export function zoneOfFacility({ locale, timeZone, facilityZones }: Clocks, facilityId: string): TimeZone {
  if (facilityZones === undefined) return timeZone;
  return facilityZones[facilityId] ?? marketplaces[locale].timeZone;
}

/** By which clock the desk itself lives: that of its facilities where they have one between them, else the marketplace's. */
export function deskZone(
  usual: TimeZone,
  own: ReadonlyMap<string, TimeZone>,
  facilityIds: readonly string[],
): TimeZone {
  const zones = new Set(facilityIds.map((id) => own.get(id) ?? usual));
  const [only = usual] = zones;
  return zones.size === 1 ? only : usual;
}
