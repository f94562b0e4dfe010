import { type ReactNode, useState } from 'react';
import {
  fixedKeyNames,
  fixedKeys,
  type KeyName,
  keyNames,
  type KeyPlace,
  keyPlaces,
  keyTable,
} from '#shared/domain/keys.ts';
import { Button } from '../ui/Button.tsx';
import { WindowDialog } from '../ui/WindowDialog.tsx';
import { useGrouping } from '../board/useGrouping.ts';
import { useT } from '../i18n/useT.ts';
import { useDesk } from '../state/desk.ts';
import { changeSettings } from '../state/requests.ts';
import { KeyRow } from './KeyRow.tsx';
import { useKeyWords } from '../keys/keyWords.ts';
import { type KeyChange, useKeyChange } from './useKeyChange.ts';
import './keys.css';

interface Props {
  /** Begins with the keys open to be changed. */
  readonly changing: boolean;
  readonly onClose: () => void;
}

/** All keys, by where they hold, as they are called on this keyboard; and other ones in their place. */
export function KeysDialog({ changing: begins, onClose }: Props): ReactNode {
  const t = useT();
  const own = useDesk((desk) => desk.settings.keys);
  const [editable, setEditable] = useState(begins);
  const change = useKeyChange();
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
      <div className="keys" onKeyDownCapture={change.press}>
        {keyPlaces.map((place) => (
          <Place key={place} place={place}>
            <ChangeableKeys place={place} change={change} editable={editable} />
            <FixedKeys place={place} />
          </Place>
        ))}
      </div>
    </WindowDialog>
  );
}

interface ChangeableKeysProps {
  readonly place: KeyPlace;
  readonly change: KeyChange;
  readonly editable: boolean;
}

function ChangeableKeys({ place, change, editable }: ChangeableKeysProps): ReactNode {
  const t = useT();
  const words = useKeyWords();
  const grouping = useGrouping();
  return keyNames
    .filter((name) => keyTable[name].place === place)
    .filter((name) => name !== 'facilities' || grouping !== null)
    .map((name) => (
      <KeyRow
        key={name}
        what={t(`desk.keys.name.${name}`)}
        keys={[words.of(name)]}
        waits={change.changing?.name === name}
        onChange={editable ? () => change.begin(name) : null}
      >
        <RefusedChord name={name} change={change} />
      </KeyRow>
    ));
}

/** Why the chord that was pressed last cannot be the key's. */
function RefusedChord({ name, change }: { readonly name: KeyName; readonly change: KeyChange }): ReactNode {
  const t = useT();
  const words = useKeyWords();
  const refused = change.changing?.name === name ? change.changing.refused : null;
  if (refused === null) return null;
  const { chord, why } = refused;
  const key = words.ofChord(chord);
  return (
    <p className="keys-refused" role="alert">
      {why === 'reserved'
        ? t('desk.keys.reserved', { key })
        : t('desk.keys.taken', { key, what: t(`desk.keys.name.${why}`) })}
      {why !== 'reserved' && <Button onPress={() => change.give(name, chord)}>{t('desk.keys.swap')}</Button>}
    </p>
  );
}

function FixedKeys({ place }: { readonly place: KeyPlace }): ReactNode {
  const t = useT();
  const words = useKeyWords();
  return fixedKeyNames
    .filter((name) => fixedKeys[name].place === place)
    .map((name) => (
      <KeyRow
        key={name}
        what={t(`desk.keys.fixed.${name}`)}
        keys={fixedKeys[name].keys.map(words.ofChord)}
        waits={false}
        onChange={null}
      />
    ));
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
