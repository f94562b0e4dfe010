import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';

interface Props<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: V) => void;
  /** By which its form finds it. */
  readonly name?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** What the choice does, where its name does not say it. */
  readonly hint?: string;
  readonly problem?: string | undefined;
}

/** One of many: the system's own list, which keyboards and screen readers know best. */
export function Choice<V extends string>(props: Props<V>): ReactNode {
  const { label, value, options, onChange, name, required, disabled = false, hint, problem } = props;
  const id = useId();
  const hintId = `${id}-hint`;
  const problemId = `${id}-problem`;
  const described = [hint === undefined ? [] : hintId, problem === undefined ? [] : problemId].flat();
  const choose = (wanted: string): void => {
    const option = options.find((candidate) => candidate.value === wanted);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="choice">
        <select
          id={id}
          name={name}
          value={value}
          disabled={disabled}
          aria-required={required}
          aria-invalid={problem !== undefined}
          aria-describedby={described.length === 0 ? undefined : described.join(' ')}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown className="choice-mark" size={16} aria-hidden />
      </div>
      {hint !== undefined && (
        <p className="field-hint" id={hintId}>
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p className="field-problem" id={problemId}>
          {problem}
        </p>
      )}
    </div>
  );
}
