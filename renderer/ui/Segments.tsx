import { type ReactNode, useId } from 'react';

interface Props<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
  /** What the choice does, where its name does not say it. */
  readonly hint?: string;
  /** `heard`: what it is about stands beside it, so that its label is for ears. */
  readonly labelled?: 'seen' | 'heard';
}

/** A choice of two or three, all in sight: radio buttons that look like one strip. */
export function Segments<V extends string>(props: Props<V>): ReactNode {
  const { label, value, options, onChange, hint, labelled = 'seen' } = props;
  const name = useId();
  return (
    <fieldset className="field" aria-describedby={hint === undefined ? undefined : `${name}-hint`}>
      <legend className={labelled === 'seen' ? 'field-label' : 'visually-hidden'}>{label}</legend>
      <div className="segments">
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {hint !== undefined && (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
