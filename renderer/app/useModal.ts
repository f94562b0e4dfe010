import { type RefObject, useLayoutEffect } from 'react';
import { focusedPlace } from '../focus/focusPlace.ts';
import { goBackTo } from '../focus/keeper.ts';

/** Shows a dialog over the whole window for as long as it is there, and gives the focus back to where it was before, or to what is there now if that is gone. */
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
