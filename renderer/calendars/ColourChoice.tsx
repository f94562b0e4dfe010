import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { useT } from '../i18n/useT.ts';
import { colourName, colourNames } from './colours.ts';

const doctorColour = (colour: number): CSSProperties =>
  ({ '--doctor': `var(--doctor-${colour})` }) as CSSProperties;

interface ButtonProps {
  readonly who: string;
  readonly colour: number;
  readonly open: boolean;
  readonly onPress: () => void;
}

/** A calendar's colour; pressing it unfolds the choice under the row. */
export function ColourButton({ who, colour, open, onPress }: ButtonProps): ReactNode {
  const t = useT();
  const label = t('desk.calendars.colourOf', {
    who,
    colour: t(`desk.calendars.colour.${colourName(colour)}`),
  });
  return (
    <button
      type="button"
      className="calendar-colour"
      data-part="colour"
      style={doctorColour(colour)}
      aria-label={label}
      aria-expanded={open}
      title={t(`desk.calendars.colour.${colourName(colour)}`)}
      onClick={onPress}
    />
  );
}

interface ChoiceProps {
  readonly who: string;
  readonly colour: number;
  readonly onChange: (colour: number) => void;
  /** Folds it up again. */
  readonly onDone: () => void;
}

/** The twelve colours as radio buttons, the chosen one by its name too. Arrows try them on the board; a press, Enter or Escape ends it. */
export function ColourChoice({ who, colour, onChange, onDone }: ChoiceProps): ReactNode {
  const t = useT();
  const name = useId();
  const group = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => group.current?.querySelector<HTMLInputElement>(':checked')?.focus(), []);
  const end = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && event.key !== 'Enter') return;
    event.preventDefault();
    onDone();
  };
  return (
    <div
      ref={group}
      className="calendar-colours"
      role="radiogroup"
      aria-label={t('desk.calendars.coloursOf', { who })}
      onKeyDown={end}
    >
      {colourNames.map((word, index) => (
        <input
          key={word}
          type="radio"
          name={name}
          data-part="colours"
          style={doctorColour(index)}
          aria-label={t(`desk.calendars.colour.${word}`)}
          title={t(`desk.calendars.colour.${word}`)}
          checked={index === colour}
          onChange={() => onChange(index)}
          // Walking with the arrows clicks too, without a pointer.
          onClick={({ detail }) => {
            if (detail > 0) onDone();
          }}
        />
      ))}
      <span className="meta" aria-hidden>
        {t(`desk.calendars.colour.${colourName(colour)}`)}
      </span>
    </div>
  );
}
