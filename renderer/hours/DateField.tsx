import { type ReactNode, useId } from 'react';
import type { LocalDate } from '#shared/time/zone.ts';

interface Props {
  readonly label: string;
  /** Empty: none. */
  readonly value: LocalDate;
  readonly onChange: (date: LocalDate) => void;
  readonly least?: LocalDate;
  readonly hint?: string;
  readonly autoFocus?: boolean;
}

/** A date: the system's own field, by keys and with its month to choose from. */
export function DateField({ label, value, onChange, least, hint, autoFocus = false }: Props): ReactNode {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="date"
        className="tabular"
        value={value}
        min={least}
        autoFocus={autoFocus}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
