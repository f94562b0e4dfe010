import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { CalendarEntry, CalendarMove } from '#shared/contract/calendars.ts';
import { useT } from '../i18n/useT.ts';
import { chordOf } from '../keys/chord.ts';
import { changeCalendar } from '../state/requests.ts';
import { ColourButton, ColourChoice } from './ColourChoice.tsx';
import { OwnName } from './OwnName.tsx';
import type { Problem } from '#shared/domain/problem.ts';

interface Props {
  readonly calendar: CalendarEntry;
  /** Whose it is, for ears. */
  readonly who: string;
  /** Where it is, for eyes. */
  readonly where: string;
  /** Where it stands, from 1, and of how many. */
  readonly place: number;
  readonly of: number;
  readonly onMove: (by: CalendarMove['by']) => void;
  readonly onProblem: (problem: Problem | null) => void;
  readonly onRefused: (field: HTMLInputElement) => void;
}

/** One calendar: all that the clinic can want of it, each kept at once. */
export function CalendarRow(props: Props): ReactNode {
  const { calendar, who, where, place, of, onMove, onProblem, onRefused } = props;
  const t = useT();
  const { addressId, doctor, colour, shown } = calendar;
  const [choosing, setChoosing] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const change = (wanted: { readonly colour: number } | { readonly shown: boolean }): void => {
    void changeCalendar({ addressId, ...wanted }).then((answer) =>
      onProblem(answer.ok ? null : answer.error),
    );
  };
  const press = (event: KeyboardEvent): void => {
    const chord = chordOf(event.nativeEvent);
    if (chord !== 'Alt+ArrowUp' && chord !== 'Alt+ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    onMove(chord === 'Alt+ArrowUp' ? -1 : 1);
  };
  return (
    <li ref={row} className="calendar" data-calendar={addressId} data-shown={shown} onKeyDown={press}>
      <ColourButton who={who} colour={colour} open={choosing} onPress={() => setChoosing(!choosing)} />
      <span className="calendar-who">
        <span className="calendar-doctor">{doctor}</span>
        <span className="meta">{where}</span>
      </span>
      <OwnName
        calendar={calendar}
        label={t('desk.calendars.ownNameOf', { who })}
        onProblem={onProblem}
        onRefused={onRefused}
      />
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          data-part="shown"
          aria-label={t('desk.calendars.onBoardOf', { who })}
          checked={shown}
          onChange={(event) => change({ shown: event.currentTarget.checked })}
        />
        <span className="switch-track" aria-hidden />
      </label>
      <span className="calendar-steps">
        <MoveButton by={-1} atEnd={place === 1} who={who} onMove={onMove} />
        <MoveButton by={1} atEnd={place === of} who={who} onMove={onMove} />
      </span>
      {choosing && (
        <ColourChoice
          who={who}
          colour={colour}
          onChange={(wanted) => change({ colour: wanted })}
          onDone={() => {
            setChoosing(false);
            row.current?.querySelector<HTMLElement>('[data-part="colour"]')?.focus();
          }}
        />
      )}
    </li>
  );
}

interface MoveProps extends Pick<Props, 'who' | 'onMove'> {
  readonly by: CalendarMove['by'];
  /** It stands there already. */
  readonly atEnd: boolean;
}

function MoveButton({ by, atEnd, who, onMove }: MoveProps): ReactNode {
  const t = useT();
  const Icon = by < 0 ? ChevronUp : ChevronDown;
  return (
    <button
      type="button"
      className="calendar-step"
      data-part={by < 0 ? 'up' : 'down'}
      aria-label={t(by < 0 ? 'desk.calendars.up' : 'desk.calendars.down', { who })}
      aria-keyshortcuts={by < 0 ? 'Alt+ArrowUp' : 'Alt+ArrowDown'}
      // Not `disabled`: the button that moved a row to the end would lose the focus there.
      aria-disabled={atEnd}
      onClick={() => onMove(by)}
    >
      <Icon size={16} aria-hidden />
    </button>
  );
}
