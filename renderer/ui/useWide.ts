import { useSyncExternalStore } from 'react';

/** From here on the side column stands open; below, it folds into icons with counts (look: "the board owns the window"). */
const wide = '(min-width: 1200px)';

/** True while the window is wide enough for the side column. */
export function useWide(): boolean {
  return useSyncExternalStore(listen, () => matchMedia(wide).matches);
}

function listen(listener: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
