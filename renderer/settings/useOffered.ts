import { useGrouping } from '../board/useGrouping.ts';
import { useDesk } from '../state/desk.ts';
import type { SettingName } from './settingNames.ts';

/** Which settings this desk has: some make sense for a clinic of several houses, or at a live connection, alone. */
export function useOffered(): (name: SettingName) => boolean {
  const hasHouses = useGrouping() !== null;
  const isLive = useDesk((desk) => desk.connection.kind === 'live');
  const isGiven = useDesk(({ connection }) => connection.kind !== 'none' && connection.clientId !== null);
  const isOnDesktop = useDesk((desk) => desk.settings.newsOnDesktop);
  return (name) => {
    switch (name) {
      case 'columns':
        return hasHouses;
      case 'names':
        return isOnDesktop;
      case 'credentials':
        return isGiven;
      case 'desksSharing':
        return isLive;
      default:
        return true;
    }
  };
}
