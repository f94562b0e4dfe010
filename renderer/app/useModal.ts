import { type RefObject, useLayoutEffect } from 'react';

/** Shows a dialog over the whole window for as long as it is there, and gives the focus back to where it was before. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>): void {
  useLayoutEffect(() => {
    const shown = dialog.current;
    const home = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      if (home instanceof HTMLElement && home.isConnected) home.focus({ preventScroll: true });
    };
  }, [dialog]);
}
