import { useState } from 'react';

/** What leaves a form whose words are not saved: it is done only when that is asked for twice. */
export function useUnsaved(unsaved: boolean): {
  /** It has been said that what is typed would be lost. */
  readonly warned: boolean;
  /** @returns true: what is typed would be lost, and that is said now */
  readonly warns: () => boolean;
} {
  const [warned, setWarned] = useState(false);
  if (warned && !unsaved) setWarned(false);
  const warns = (): boolean => {
    if (!unsaved || warned) return false;
    setWarned(true);
    return true;
  };
  return { warned, warns };
}
