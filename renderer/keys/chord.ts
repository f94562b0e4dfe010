import type { Chord } from '#shared/domain/keys.ts';

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'> & {
  readonly getModifierState?: (key: string) => boolean;
};

/**
 * A pressed key as the table of keys writes it; `null` for a modifier alone.
 * AltGr types signs on many keyboards, and Windows tells it as Ctrl with Alt: both belong to the sign then.
 */
export function chordOf(event: Pressed): Chord | null {
  const { key } = event;
  if (['Control', 'Alt', 'AltGraph', 'Shift', 'Meta', 'Dead', 'Unidentified'].includes(key)) return null;
  const sign = Array.from(key).length === 1;
  const letter = sign && /\p{L}/u.test(key);
  const altGr = sign && event.getModifierState?.('AltGraph') === true;
  const held = [
    (event.ctrlKey || event.metaKey) && !altGr ? 'Mod+' : '',
    event.altKey && !altGr ? 'Alt+' : '',
    event.shiftKey && (letter || !sign) ? 'Shift+' : '',
  ];
  const upper = key.toUpperCase();
  return `${held.join('')}${sign && Array.from(upper).length === 1 ? upper : key}`;
}

/** A chord as `aria-keyshortcuts` wants it. */
export const ariaChord = (chord: Chord, mac: boolean): string =>
  chord.replace('Mod+', mac ? 'Meta+' : 'Control+');
