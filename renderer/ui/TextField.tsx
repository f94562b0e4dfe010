import { type ReactNode, useId } from 'react';
import { asTyped } from '#shared/domain/pasted.ts';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | undefined;
  /** `password` hides what is typed. */
  readonly type?: 'text' | 'password';
  readonly autoFocus?: boolean;
  /** Stands at the right end of the field. */
  readonly beside?: ReactNode;
}

/** A label, a field, what to type, and what is missing; ids and keys are never corrected or remembered by the window. */
export function TextField(props: Props): ReactNode {
  const { label, hint, value, onChange, problem, type = 'text', autoFocus = false, beside } = props;
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="field-row">
        <input
          id={id}
          type={type}
          value={value}
          autoComplete="off"
          autoFocus={autoFocus}
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-hint ${id}-problem`}
          onChange={(event) => onChange(asTyped(event.currentTarget.value))}
        />
        {beside}
      </div>
      <p className="field-hint" id={`${id}-hint`}>
        {hint}
      </p>
      <p className="field-problem" id={`${id}-problem`} role="alert">
        {problem}
      </p>
    </div>
  );
}
