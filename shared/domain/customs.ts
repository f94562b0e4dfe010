import type { LocalDate } from '../time/zone.ts';
import type { MarketplaceLocale } from './marketplace.ts';

/** How people write dates and numbers where the clinic is, and what day it is there. */
export interface Customs {
  readonly country: MarketplaceLocale | null;
  /** The locale of dates. */
  readonly tag: string;
  readonly today: LocalDate;
}
