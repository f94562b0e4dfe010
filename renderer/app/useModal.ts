import { type RefObject, useLayoutEffect } from 'react';

/** Shows a dialog over the whole window for as long as it is there, and gives the focus back to where it was before, or to the day if that is gone. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const shown = dialog.current;
    const home = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      const back = home instanceof HTMLElement && home.isConnected ? home : document.getElementById('board');
      back?.focus({ preventScroll: true });
    };
  }, [dialog]);
}
