import { type ReactNode, useEffect, useId, useRef } from 'react';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What was typed is whole. */
  readonly onLeave?: () => void;
  /** By which the form finds it. */
  readonly name?: string;
  readonly problem?: string | undefined;
  /** What the field holds, for the keyboard of a touch screen. */
  readonly type?: 'text' | 'tel' | 'email';
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

/** A label, a field, and what is wrong with what was typed. Nothing of a patient's is remembered by the window. */
export function Field(props: Props): ReactNode {
  const { label, value, onChange, onLeave, name, problem, type = 'text' } = props;
  const { required = false, autoFocus = false } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        name={name}
        type="text"
        inputMode={type}
        value={value}
        autoComplete="off"
        spellCheck={false}
        aria-required={required}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onLeave}
      />
      {problem !== undefined && (
        <p className="field-problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}
