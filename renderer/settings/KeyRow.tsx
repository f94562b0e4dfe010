import type { ReactNode } from 'react';
import { useT } from '../i18n/useT.ts';

interface Props {
  readonly what: string;
  /** As they stand on the keyboard. */
  readonly keys: readonly string[];
  /** True while the next key that is pressed becomes this one's. */
  readonly waits: boolean;
  /** `null`: it cannot be changed here. */
  readonly onChange: (() => void) | null;
  /** Why a key cannot be this one's. */
  readonly children?: ReactNode;
}

/** What is done, and by which key; the key is a button where it can be changed. */
export function KeyRow({ what, keys, waits, onChange, children }: Props): ReactNode {
  const t = useT();
  const caps = keys.map((key) => <kbd key={key}>{key}</kbd>);
  return (
    <li className="keys-row">
      <span>{what}</span>
      {onChange === null ? (
        <span className="keys-caps">{caps}</span>
      ) : (
        <button
          type="button"
          className="keys-caps keys-change"
          data-waits={waits}
          aria-label={waits ? t('desk.keys.press') : t('desk.keys.changeOne', { what, key: keys.join(' ') })}
          onClick={onChange}
        >
          {waits ? t('desk.keys.press') : caps}
        </button>
      )}
      {children}
    </li>
  );
}
