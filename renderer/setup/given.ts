import type { ClinicKey } from '#shared/domain/clinicKey.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';
import type { Connection } from '#shared/contract/connection.ts';

/** The credentials that the desk works with, but for their secret, which never leaves main. */
export interface Given {
  readonly locale: MarketplaceLocale;
  readonly clientId: string;
  /** Of a practice clinic elsewhere on this computer, in the place of the marketplace; `null`: a live clinic. */
  readonly practicePort: number | null;
}

/**
 * @param key which of several clinics; absent: the first
 * @returns `null` where nobody was given any: no clinic is connected, or one that runs inside the desk
 */
export function givenTo(connection: Connection, key?: ClinicKey): Given | null {
  const other =
    connection.kind === 'none' ? undefined : connection.clinics?.find((clinic) => clinic.key === key);
  if (other?.clientId !== undefined && other.clientId !== null)
    return { locale: other.locale, clientId: other.clientId, practicePort: other.practicePort };
  switch (connection.kind) {
    case 'none':
      return null;
    case 'live':
      return { locale: connection.locale, clientId: connection.clientId, practicePort: null };
    case 'practice':
      return connection.clientId === null
        ? null
        : { locale: connection.locale, clientId: connection.clientId, practicePort: connection.port };
  }
}
