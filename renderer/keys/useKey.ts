import { useEffect, useRef } from 'react';
import { type Chord, type KeyName, nameOfKey } from '#shared/domain/keys.ts';
import { useDesk } from '../state/desk.ts';
import { chordOf } from './chord.ts';
import { isTyping, isUnderDialog } from './isTyping.ts';
import { typesIntoField } from './lettersTo.ts';

/** What a key does; false where it has nothing to do just now, so that whoever had the key before is asked. */
type Deed = () => boolean;

/** Who has each key now: of two the later one, such as the panel over the board. */
const bound = new Map<KeyName, Deed[]>();

/** These go on while the key is held down. */
const repeating: ReadonlySet<KeyName> = new Set<KeyName>(['previousDay', 'nextDay']);

/** A field has no use for it, and nobody should have to leave one to find a command. */
const evenInFields: KeyName = 'palette';

/** Comes before everything else, also in a dialog, in a field and during a drag: names must be gone at once. */
const beforeAll: KeyName = 'lock';

/** True for a key that types a sign, which in a field is the field's. */
const typesSign = (chord: Chord): boolean => /^(Shift\+)?.$/u.test(chord);

/** Binds what a key does for as long as the component is there. The key itself stands in the table, or in the settings. */
export function useKey(name: KeyName, deed: Deed): void {
  const latest = useRef(deed);
  useEffect(() => {
    latest.current = deed;
  });
  useEffect(() => {
    const own: Deed = () => latest.current();
    const all = bound.get(name) ?? [];
    bound.set(name, [...all, own]);
    return () => {
      bound.set(
        name,
        (bound.get(name) ?? []).filter((handler) => handler !== own),
      );
    };
  }, [name]);
}

/** Does what a name stands for, as its key would. @returns false: nobody had anything to do */
export const doByName = (name: KeyName): boolean =>
  (bound.get(name) ?? []).toReversed().some((deed) => deed());

/** Listens to the keyboard for all that is bound; once in a window. Keys typed into a field are the field's. */
export function useKeyboard(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const chord = chordOf(event);
      if (chord === null || event.defaultPrevented) return;
      if (!isTyping(event.target) && typesIntoField(chord, event.target)) return;
      const name = nameOfKey(chord, useDesk.getState().settings.keys);
      if (name === null || name === beforeAll) return;
      if (name === evenInFields ? isUnderDialog() : isTyping(event.target)) return;
      if (event.repeat && !repeating.has(name)) return;
      if (doByName(name)) event.preventDefault();
    };
    const pressFirst = (event: KeyboardEvent): void => {
      const chord = chordOf(event);
      if (chord === null || event.repeat) return;
      if (nameOfKey(chord, useDesk.getState().settings.keys) !== beforeAll) return;
      if (typesSign(chord) && isTyping(event.target)) return;
      if (!doByName(beforeAll)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', pressFirst, true);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', pressFirst, true);
      window.removeEventListener('keydown', press);
    };
  }, []);
}
