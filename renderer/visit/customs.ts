import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { countryOf } from '../state/clinic.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';

/** How people write dates and numbers where the clinic is, and what day it is there. */
export interface Customs {
  readonly country: MarketplaceLocale | null;
  /** The locale of dates. */
  readonly tag: string;
  readonly today: LocalDate;
}

export function useCustoms(): Customs {
  const country = useDesk((desk) => countryOf(desk.connection));
  const { tag } = useFormats();
  const today = useToday();
  return { country, tag, today };
}
