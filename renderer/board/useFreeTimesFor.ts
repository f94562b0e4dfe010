import { useT } from '../i18n/useT.ts';
import { useInHand } from '../state/inHand.ts';
import { announce } from '../state/announce.ts';
import { showFreeFor, useFreeFor } from '../state/freeFor.ts';
import { thisMinute } from '../state/now.ts';
import { countFor, type Offers } from './offers.ts';

/** Which free times are drawn. A card in a hand may go to any time that takes its own service, so all are there until it is let go. */
export function useDrawnFreeFor(): string | null {
  const service = useFreeFor((free) => free.service);
  const inHand = useInHand((state) => state.inHand);
  return inHand ? null : service;
}

/** Which service free times are shown for, and another one, said as well. @param columns what is shown */
export function useFreeTimesFor(columns: readonly Offers[]): {
  readonly service: string | null;
  readonly show: (service: string | null) => void;
} {
  const t = useT();
  const shown = useFreeFor((free) => free.service);
  return {
    service: shown,
    show: (service) => {
      if (service === shown) return;
      showFreeFor(service);
      if (service === null) announce(t('board.freeFor.allShown'));
      else {
        const count = countFor(columns, service, thisMinute());
        announce(`${t('board.freeFor.one', { service })}: ${t('board.freeFor.count', { count })}`);
      }
    },
  };
}
