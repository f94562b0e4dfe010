import type { ClinicKey } from '#shared/domain/clinicKey.ts';
import { marketplaces } from '#shared/domain/marketplace.ts';
import { useDesk } from '../state/desk.ts';
import { connectedClinics } from './connectedClinics.ts';

/** The marketplaces as the clinics know them, each once. @param keys of the clinics that are meant; absent: all of the desk's */
export function useBrands(keys?: readonly ClinicKey[]): string {
  const connection = useDesk((desk) => desk.connection);
  const meant = connectedClinics(connection).filter(({ key }) => keys?.includes(key) ?? true);
  return [...new Set(meant.map(({ locale }) => marketplaces[locale].brand))].join(', ');
}
