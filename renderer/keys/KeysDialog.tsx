import { type KeyboardEvent, type ReactNode, useState } from 'react';
import {
  type Chord,
  fixedKeyNames,
  fixedKeys,
  isReserved,
  type KeyName,
  keyNames,
  type KeyPlace,
  keyPlaces,
  keyTable,
  nameOfKey,
  withKey,
} from '#shared/domain/keys.ts';
import { Button } from '../app/Button.tsx';
import { WindowDialog } from '../app/WindowDialog.tsx';
import { useGrouping } from '../board/useGrouping.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { changeSettings } from '../state/requests.ts';
import { chordOf } from './chord.ts';
import { KeyRow } from './KeyRow.tsx';
import { useKeyWords } from './keyWords.ts';
import './keys.css';

/** Which key waits for another, and why the last one that was pressed cannot be it. */
interface Changing {
  readonly name: KeyName;
  readonly refused: { readonly chord: Chord; readonly why: 'reserved' | KeyName } | null;
}

interface Props {
  /** Begins with the keys open to be changed. */
  readonly changing: boolean;
  readonly onClose: () => void;
}

/** All keys, by where they hold, as they are called on this keyboard; and other ones in their place. */
export function KeysDialog({ changing: begins, onClose }: Props): ReactNode {
  const t = useT();
  const words = useKeyWords();
  const own = useDesk((desk) => desk.settings.keys);
  const grouping = useGrouping();
  const [editable, setEditable] = useState(begins);
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
  const refusedOf = (name: KeyName): ReactNode => {
    const refused = changing?.name === name ? changing.refused : null;
    if (refused === null) return null;
    const { chord, why } = refused;
    const key = words.ofChord(chord);
    return (
      <p className="keys-refused" role="alert">
        {why === 'reserved'
          ? t('desk.keys.reserved', { key })
          : t('desk.keys.taken', { key, what: t(`desk.keys.name.${why}`) })}
        {why !== 'reserved' && <Button onPress={() => give(name, chord)}>{t('desk.keys.swap')}</Button>}
      </p>
    );
  };

  return (
    <WindowDialog
      title={t('desk.keys.title')}
      onClose={onClose}
      actions={
        <>
          {editable && Object.keys(own).length > 0 && (
            <Button onPress={() => void changeSettings({ keys: {} })}>{t('desk.keys.reset')}</Button>
          )}
          {!editable && <Button onPress={() => setEditable(true)}>{t('desk.keys.change')}</Button>}
        </>
      }
    >
      <p>{t('desk.keys.text')}</p>
      <div className="keys" onKeyDownCapture={press}>
        {keyPlaces.map((place) => (
          <Place key={place} place={place}>
            {keyNames
              .filter((name) => keyTable[name].place === place)
              .filter((name) => name !== 'facilities' || grouping !== null)
              .map((name) => (
                <KeyRow
                  key={name}
                  what={t(`desk.keys.name.${name}`)}
                  keys={[words.of(name)]}
                  waits={changing?.name === name}
                  onChange={editable ? () => setChanging({ name, refused: null }) : null}
                >
                  {refusedOf(name)}
                </KeyRow>
              ))}
            {fixedKeyNames
              .filter((name) => fixedKeys[name].place === place)
              .map((name) => (
                <KeyRow
                  key={name}
                  what={t(`desk.keys.fixed.${name}`)}
                  keys={fixedKeys[name].keys.map(words.ofChord)}
                  waits={false}
                  onChange={null}
                />
              ))}
          </Place>
        ))}
      </div>
    </WindowDialog>
  );
}

function Place({ place, children }: { readonly place: KeyPlace; readonly children: ReactNode }): ReactNode {
  const t = useT();
  return (
    <section>
      <h3 className="keys-place">{t(`desk.keys.place.${place}`)}</h3>
      <ul>{children}</ul>
    </section>
  );
}
