import type { Chord, KeyName } from '#shared/domain/keys.ts';
import { keyOf } from '#shared/domain/keys.ts';
import type { MessageKey } from '#shared/messages/english.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { ariaChord } from './chord.ts';

/** What stands on the keys of a Mac. */
const macWords: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
const arrows: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};
/** Keys that are called otherwise on keyboards of other languages. */
const named = new Map<string, MessageKey>([
  ['Mod', 'desk.keys.key.ctrl'],
  ['Alt', 'desk.keys.key.alt'],
  ['Shift', 'desk.keys.key.shift'],
  ['Enter', 'desk.keys.key.enter'],
  ['Escape', 'desk.keys.key.escape'],
  ['Home', 'desk.keys.key.home'],
  ['End', 'desk.keys.key.end'],
  ['PageUp', 'desk.keys.key.pageUp'],
  ['PageDown', 'desk.keys.key.pageDown'],
]);

/** The parts of a chord as they stand on the user's keyboard: `Mod+ArrowLeft` → `Strg`, `←`. */
export function keyWords(chord: Chord, t: Translator, mac: boolean): readonly string[] {
  return chord
    .replaceAll(/\+(?=.)/g, ' ')
    .split(' ')
    .map((part) => {
      const onMac = mac ? macWords[part] : undefined;
      const message = named.get(part);
      return onMac ?? arrows[part] ?? (message === undefined ? part : t(message));
    });
}

/** How keys are told on this machine: for eyes (`Ctrl+K`) and for `aria-keyshortcuts` (`Control+K`). */
export function useKeyWords(): {
  readonly ofChord: (chord: Chord) => string;
  readonly of: (name: KeyName) => string;
  readonly aria: (name: KeyName) => string;
  readonly ariaOfChord: (chord: Chord) => string;
} {
  const t = useT();
  const own = useDesk((desk) => desk.settings.keys);
  const mac = useDesk((desk) => desk.info.platform === 'darwin');
  const ofChord = (chord: Chord): string => keyWords(chord, t, mac).join(mac ? '' : '+');
  return {
    ofChord,
    of: (name) => ofChord(keyOf(name, own)),
    aria: (name) => ariaChord(keyOf(name, own), mac),
    ariaOfChord: (chord) => ariaChord(chord, mac),
  };
}
