import { type RefObject, useLayoutEffect } from 'react';
import { focusedPlace } from '../focus/focusPlace.ts';
import { goBackTo } from '../focus/keeper.ts';

/**
 * Shows a dialog over the whole window for as long as it is there. Then the focus goes back to where it was, or to what is
 * there now.
 */
export function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const shown = dialog.current;
    const home = focusedPlace();
    shown?.showModal();
    return () => {
      shown?.close();
      goBackTo(home);
    };
  }, [dialog]);
}
