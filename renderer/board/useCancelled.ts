import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { changeSettings } from '../state/requests.ts';

/** Whether cancelled visits stand on the board, and the other way round, with what that is called. */
export function useCancelled(): {
  readonly shown: boolean;
  readonly word: string;
  readonly turn: () => void;
} {
  const t = useT();
  const shown = useDesk(({ settings }) => settings.showCancelled);
  return {
    shown,
    word: shown ? t('board.cancelled.hide') : t('board.cancelled.show'),
    turn: () => {
      void changeSettings({ showCancelled: !shown });
      announce(shown ? t('board.cancelled.hidden') : t('board.cancelled.shown'));
    },
  };
}
