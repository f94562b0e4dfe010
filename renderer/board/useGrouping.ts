import { useStore } from 'zustand';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { changeSettings } from '../state/requests.ts';
import { hasSeveral } from '../state/bands.ts';
import { boardStore } from '../state/boardStore.ts';

/** Whether columns stand by facility, and the other way round; `null` where there is only one facility and nothing to choose. */
export function useGrouping(): { readonly grouped: boolean; readonly turn: () => void } | null {
  const t = useT();
  const offered = useStore(boardStore(), ({ day }) => day !== null && hasSeveral(day.columns));
  const grouped = useDesk(({ settings }) => settings.groupByFacility);
  if (!offered) return null;
  return {
    grouped,
    turn: () => {
      void changeSettings({ groupByFacility: !grouped });
      announce(grouped ? t('board.columns.mixed') : t('board.columns.byFacility'));
    },
  };
}
