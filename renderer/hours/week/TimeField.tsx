import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { ClockTime } from '#shared/domain/availability/clockTime.ts';
import { clockWords } from '../../i18n/clockWords.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { readClock } from '../../ui/readClock.ts';
import { shifted } from '../edit/clockInput.ts';

interface Props {
  readonly label: string;
  readonly value: ClockTime;
  /** A whole time that differs from the value. */
  readonly onChange: (value: ClockTime) => void;
  readonly invalid?: boolean;
}

/** So far the arrows go. Minutes. */
const step = 5;

/** A time that is typed as people write it, or moved by the arrows. What is no time goes back to what it was. */
export function TimeField({ label, value, onChange, invalid = false }: Props): ReactNode {
  const formats = useFormats();
  const [typed, setTyped] = useState<string | null>(null);
  const change = (time: ClockTime | null): void => {
    setTyped(null);
    if (time !== null && time !== value) onChange(time);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const by = event.key === 'ArrowUp' ? step : event.key === 'ArrowDown' ? -step : 0;
    if (by !== 0) change(shifted(readClock(typed ?? value) ?? value, by));
    else if (event.key === 'Enter') change(readClock(typed ?? value));
    else if (event.key === 'Escape' && typed !== null) setTyped(null);
    else return;
    event.preventDefault();
  };
  return (
    <input
      className="hours-time tabular"
      type="text"
      aria-label={label}
      aria-invalid={invalid || (typed !== null && readClock(typed) === null)}
      value={typed ?? clockWords(value, formats)}
      autoComplete="off"
      spellCheck={false}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => change(typed === null ? null : readClock(typed))}
      onKeyDown={press}
    />
  );
}
