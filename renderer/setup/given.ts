import type { Connection } from '#shared/contract/views.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';

/** The credentials that the desk works with, but for their secret, which never leaves main. */
export interface Given {
  readonly locale: MarketplaceLocale;
  readonly clientId: string;
  /** Of a practice clinic elsewhere on this computer, in the place of the marketplace; `null`: a live clinic. */
  readonly practicePort: number | null;
}

/** @returns `null` where nobody was given any: no clinic is connected, or one that runs inside the desk */
export function givenTo(connection: Connection): Given | null {
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
