import { type ClinicKey, clinicKeyOf } from './clinicKey.ts';
import type { MarketplaceLocale } from './marketplace.ts';

/** Of which countries the clinics of a desk are. */
interface Countries {
  /** The first one's. */
  readonly locale: MarketplaceLocale;
  /** Absent: there is no other. */
  readonly clinics?: readonly { readonly key: ClinicKey; readonly locale: MarketplaceLocale }[] | undefined;
}

/** The country of the clinic that an id is of: its currency, and how phone numbers are written there. */
export function countryAt({ locale, clinics }: Countries, id: string): MarketplaceLocale {
  if (clinics === undefined) return locale;
  const key = clinicKeyOf(id);
  return clinics.find((clinic) => clinic.key === key)?.locale ?? locale;
}
