import { type ReactNode, useEffect, useId, useRef } from 'react';
import { asTyped, sentenceAsTyped } from '#shared/domain/pasted.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What was typed is whole. */
  readonly onLeave?: () => void;
  /** By which the form finds it. */
  readonly name?: string;
  readonly problem?: string | undefined;
  /** Where it is said what is wrong, by id, if it is said elsewhere. */
  readonly wrongBy?: string | undefined;
  /** Lines that are kept for what can be wrong, where it does not fit into one. */
  readonly room?: 1 | 2;
  /** What the field holds, for the keyboard of a touch screen. */
  readonly type?: 'text' | 'tel' | 'email';
  /** `sentence`: written to people, so that emoji stay whole. */
  readonly kind?: 'line' | 'sentence';
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

/** A label, a field, and what is wrong with what was typed. Nothing of a patient's is remembered by the window. */
export function Field(props: Props): ReactNode {
  const { label, value, onChange, onLeave, name, problem, wrongBy, type = 'text' } = props;
  const { kind = 'line', room = 1, required = false, autoFocus = false } = props;
  const read = kind === 'line' ? asTyped : sentenceAsTyped;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  return (
    <div className="field" data-room={room}>
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
        aria-invalid={(problem ?? wrongBy) !== undefined}
        aria-describedby={problem === undefined ? wrongBy : `${id}-problem`}
        onChange={(event) => onChange(read(event.currentTarget.value))}
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
