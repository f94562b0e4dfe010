import type { Guide } from '#shared/contract/connection.ts';
import { firstClinic } from '#shared/domain/clinicKey.ts';
import type { GuideFacts } from '#shared/domain/setUpGuide.ts';
import { useDesk } from '../state/desk.ts';
import { type ConnectedClinic, connectedClinics } from './connectedClinics.ts';
import { isRefused, refusedClinic } from './isRefused.ts';

/** What the steps are judged by: what main has found, and which clinics need other credentials. */
export function useGuideFacts(guide: Guide): Guide & Pick<GuideFacts, 'refused'> {
  return { ...guide, refused: useClinicsToRenew().length };
}

/** The clinics of this desk that only other credentials bring back to work. */
export function useClinicsToRenew(): readonly ConnectedClinic[] {
  const connection = useDesk((desk) => desk.connection);
  const line = useDesk((desk) => desk.line);
  const refused = isRefused(line) ? (refusedClinic(line) ?? firstClinic) : null;
  return connectedClinics(connection).filter(
    ({ key, rests, clientId }) => clientId !== null && (rests === 'untilRenewed' || key === refused),
  );
}
