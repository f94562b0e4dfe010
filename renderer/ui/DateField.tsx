import { parseDate } from '@internationalized/date';
import { CalendarDays } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Calendar } from 'react-aria-components';
import { comingCentury, readWrittenDate, writtenDate } from '#shared/domain/writtenDate.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { Pop } from './Pop.tsx';

interface Props {
  readonly label: string;
  /** Empty: none. */
  readonly value: LocalDate;
  readonly onChange: (date: LocalDate) => void;
  readonly least?: LocalDate;
  readonly hint?: string;
  readonly autoFocus?: boolean;
}

/**
 * A date, typed as people write it where the clinic is, or chosen from a month. The system's own field goes by the system's language:
 * on an English Windows it would put the month first.
 */
export function DateField({ label, value, onChange, least, hint, autoFocus = false }: Props): ReactNode {
  const t = useT();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const field = useTypedDate({ value, onChange });
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' && event.altKey) setOpen(true);
    else if (event.key === 'Enter' && field.isBegun) field.leave();
    else return;
    event.preventDefault();
  };
  const isEarly = least !== undefined && value !== '' && value < least;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <div className="date-field">
        <input
          ref={input}
          id={id}
          type="text"
          className="tabular"
          value={field.text}
          placeholder={field.example}
          autoComplete="off"
          spellCheck={false}
          aria-invalid={field.isWrong || isEarly}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onChange={(event) => field.change(event.currentTarget.value)}
          onBlur={field.leave}
          onKeyDown={press}
        />
        <FromMonth
          label={t('app.day.choose')}
          open={open}
          onOpen={setOpen}
          value={value}
          today={field.today}
          {...(least === undefined ? {} : { least })}
          onChoose={field.choose}
        />
      </div>
      {hint !== undefined && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** What stands in the field while it is typed. A date counts once it is whole, or the field is left. */
function useTypedDate({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const { tag } = useFormats();
  const today = useToday();
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string): LocalDate | null => readWrittenDate(text, tag, comingCentury(today));
  const isEmpty = typed?.trim() === '';
  const change = (text: string): void => {
    setTyped(text);
    // A year of two digits may be the beginning of one of four.
    const date = isWhole(text) ? read(text) : null;
    if (text.trim() === '') onChange('');
    else if (date !== null) onChange(date);
  };
  const leave = (): void => {
    const date = typed === null ? null : read(typed);
    if (date !== null && date !== value) onChange(date);
    if (date !== null || isEmpty) setTyped(null);
  };
  return {
    text: typed ?? writtenDate(value === '' ? null : value, tag),
    example: writtenDate(today, tag),
    today,
    isWrong: typed !== null && !isEmpty && read(typed) === null,
    isBegun: typed !== null && !isEmpty && !isWhole(typed),
    change,
    leave,
    choose: (date: LocalDate): void => {
      setTyped(null);
      onChange(date);
    },
  };
}

/** Nothing more can follow. */
const isWhole = (typed: string): boolean => /\d{4}\.?\s*$|^\s*\d{4}\D\d{1,2}\D\d{2}\s*$/.test(typed);

interface FromMonthProps {
  readonly label: string;
  readonly value: LocalDate;
  readonly today: LocalDate;
  readonly least?: LocalDate;
  readonly onChoose: (date: LocalDate) => void;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

function FromMonth(props: FromMonthProps): ReactNode {
  const { label, value, today, least, onChoose, open, onOpen } = props;
  const begins = value !== '' ? value : (least ?? today);
  return (
    <Pop
      label={label}
      face={<CalendarDays size={16} aria-hidden />}
      open={open}
      onOpenChange={onOpen}
      reachedBy="field"
    >
      <Calendar
        className="month"
        aria-label={label}
        value={value === '' ? null : parseDate(value)}
        defaultFocusedValue={parseDate(begins)}
        {...(least === undefined ? {} : { minValue: parseDate(least) })}
        autoFocus
        onChange={(date) => {
          onOpen(false);
          onChoose(date.toString());
        }}
      >
        <MonthGrid today={today} />
      </Calendar>
    </Pop>
  );
}
