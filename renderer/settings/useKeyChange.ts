import { type KeyboardEvent, useState } from 'react';
import { type Chord, isReserved, type KeyName, nameOfKey, withKey } from '#shared/domain/keys.ts';
import { useT } from '../i18n/useT.ts';
import { chordOf } from '../keys/chord.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { changeSettings } from '../state/requests.ts';

/** Which key waits for another, and why the last one that was pressed cannot be it. */
interface Changing {
  readonly name: KeyName;
  readonly refused: { readonly chord: Chord; readonly why: 'reserved' | KeyName } | null;
}

/** One key at a time that is given another chord. */
export interface KeyChange {
  readonly changing: Changing | null;
  readonly begin: (name: KeyName) => void;
  /** Takes a chord away from whatever had it. */
  readonly give: (name: KeyName, chord: Chord) => void;
  /** Hears the keys before anything else does. */
  readonly press: (event: KeyboardEvent) => void;
}

export function useKeyChange(): KeyChange {
  const t = useT();
  const words = useKeyWords();
  const own = useDesk((desk) => desk.settings.keys);
  const [changing, setChanging] = useState<Changing | null>(null);
  const give = (name: KeyName, chord: Chord): void => {
    setChanging(null);
    void changeSettings({ keys: withKey(own, name, chord) });
    announce(t('desk.keys.changed', { what: t(`desk.keys.name.${name}`), key: words.ofChord(chord) }));
  };
  const press = (event: KeyboardEvent): void => {
    if (changing === null || event.key === 'Tab') return;
    const chord = chordOf(event.nativeEvent);
    if (chord === null || (changing.refused !== null && chord === 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    const other = nameOfKey(chord, own);
    if (chord === 'Escape') setChanging(null);
    else if (isReserved(chord)) setChanging({ ...changing, refused: { chord, why: 'reserved' } });
    else if (other !== null && other !== changing.name)
      setChanging({ ...changing, refused: { chord, why: other } });
    else give(changing.name, chord);
  };
  return { changing, begin: (name) => setChanging({ name, refused: null }), give, press };
}
