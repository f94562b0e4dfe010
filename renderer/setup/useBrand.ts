import { marketplaces } from '#shared/domain/marketplace.ts';
import { useDesk } from '../state/desk.ts';

/** The marketplace as the clinic knows it; of several clinics the first one's. */
export const useBrand = (): string =>
  useDesk(({ connection }) => (connection.kind === 'none' ? '' : marketplaces[connection.locale].brand));
