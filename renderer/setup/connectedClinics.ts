import { type ClinicKey, firstClinic } from '#shared/domain/clinicKey.ts';
import type { Connection } from '#shared/contract/connection.ts';
import type { MarketplaceLocale } from '#shared/domain/marketplace.ts';

/** A clinic of this desk. */
export interface ConnectedClinic {
  readonly key: ClinicKey;
  readonly locale: MarketplaceLocale;
  /** `null`: it runs inside the desk, and nobody was given its credentials. */
  readonly clientId: string | null;
  readonly practicePort: number | null;
  /** Why it is not at work now; `null`: it is. */
  readonly rests: 'forNow' | 'untilRenewed' | null;
}

/** All clinics of this desk, in its order. */
export function connectedClinics(connection: Connection): readonly ConnectedClinic[] {
  if (connection.kind === 'none') return [];
  if (connection.clinics !== undefined)
    return connection.clinics.map((clinic) => ({ ...clinic, rests: clinic.rests ?? null }));
  const { locale, clientId } = connection;
  const practicePort = connection.kind === 'practice' ? connection.port : null;
  return [{ key: firstClinic, locale, clientId, practicePort, rests: null }];
}
