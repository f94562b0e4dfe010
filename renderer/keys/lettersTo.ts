import { useEffect } from 'react';
import type { Chord } from '#shared/domain/keys.ts';

/** Who takes the letters that are typed beside every field; `null`: they are keys. */
let taker: (() => HTMLInputElement | null) | null = null;

/** What has keys of its own, or is typed into. */
const elsewhere = '.panel, .pop, dialog, [role=dialog]';

/**
 * While this view is shown a letter is the beginning of a name: it goes into a field, and the one-letter keys rest.
 * @param field where letters go; `null`: it is not there now
 */
export function useLettersTo(field: () => HTMLInputElement | null): void {
  useEffect(() => {
    taker = field;
    return () => {
      if (taker === field) taker = null;
    };
  }, [field]);
}

/**
 * Gives the focus to the field that takes letters, before the letter that is being typed arrives there.
 * @returns true: it is no key
 */
export function typesIntoField(chord: Chord, target: EventTarget | null): boolean {
  if (taker === null || !/^(Shift\+)?\p{L}$/u.test(chord)) return false;
  if (target instanceof Element && target.closest(elsewhere) !== null) return false;
  const field = taker();
  if (field === null) return false;
  field.focus();
  return true;
}
