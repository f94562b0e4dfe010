import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { asTyped } from '#shared/domain/pasted.ts';
import { useT } from '../i18n/useT.ts';
import type { Changed } from './useMapping.ts';

interface Props {
  readonly part: 'name' | 'code';
  readonly label: string;
  readonly value: string | null;
  /** What is shown where nothing is typed. */
  readonly placeholder: string;
  readonly most: number;
  readonly onKeep: (value: string) => Promise<Changed>;
  /** Several lines were pasted, as from a spreadsheet: the first for this row. */
  readonly onPasteLines: (lines: readonly string[]) => void;
}

/** What is typed, what is wrong with it, and how it is kept. */
function useTyped({ value, most, onKeep }: Pick<Props, 'value' | 'most' | 'onKeep'>) {
  const t = useT();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  /** Enter keeps it, and leaving the field on the way to the next row would keep it again. */
  const underWay = useRef<string | null>(null);
  const wrongOf = (came: Changed): string | null => {
    switch (came) {
      case 'set':
      case 'failed':
        return null;
      case 'taken':
        return t('mapping.taken');
      case 'tooLong':
        return t('mapping.tooLong', { most });
      case 'changedMeanwhile':
        return t('mapping.meanwhile');
    }
  };
  const keep = async (): Promise<void> => {
    if (typed === null || underWay.current === typed) return;
    const plain = typed.trim().replaceAll(/\s+/gu, ' ');
    if (plain.length > most) {
      setWrong(wrongOf('tooLong'));
      return;
    }
    underWay.current = typed;
    const came = plain === (value ?? '') ? 'set' : await onKeep(plain);
    underWay.current = null;
    setWrong(wrongOf(came));
    // Unless somebody has typed on meanwhile, or has to look at it again.
    if (came === 'set' || came === 'changedMeanwhile') setTyped((now) => (now === typed ? null : now));
  };
  const takeBack = (): void => {
    setTyped(null);
    setWrong(null);
  };
  return { typed, setTyped, wrong, keep, takeBack };
}

/** A text of the clinic's own: kept when the field is left or by Enter, which goes on to the row below, and taken back by Escape. */
export function TextCell({ part, label, value, placeholder, most, onKeep, onPasteLines }: Props): ReactNode {
  const id = useId();
  const { typed, setTyped, wrong, keep, takeBack } = useTyped({ value, most, onKeep });
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') void keep();
    if (event.key !== 'Escape' || typed === null) return;
    // Takes back what was typed; the page stays.
    event.preventDefault();
    takeBack();
  };
  return (
    <div className="mapping-text" role="cell">
      <input
        type="text"
        data-part={part}
        value={typed ?? value ?? ''}
        placeholder={placeholder}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : id}
        title={wrong ?? undefined}
        onChange={(event) => setTyped(asTyped(event.currentTarget.value))}
        onPaste={(event) => {
          const lines = event.clipboardData
            .getData('text')
            .replace(/\r?\n$/, '')
            .split(/\r?\n/);
          if (lines.length < 2) return;
          event.preventDefault();
          takeBack();
          onPasteLines(lines.map((line) => asTyped(line.split('\t')[0] ?? '')));
        }}
        onBlur={() => void keep()}
        onKeyDown={press}
      />
      {wrong !== null && (
        <p className="field-problem mapping-wrong" id={id} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}
