import { useSyncExternalStore } from 'react';

/** True while the window has the keyboard: then somebody looks at it. */
export function useFocused(): boolean {
  return useSyncExternalStore(listen, () => document.hasFocus());
}

function listen(listener: () => void): () => void {
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
  };
}
