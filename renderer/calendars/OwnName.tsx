import { type ReactNode, useId, useState } from 'react';
import { asTyped } from '#shared/domain/pasted.ts';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import { longestOwnName, ownNameOf, shownName } from '#shared/domain/ownName.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useDesk } from '../state/desk.ts';
import { changeCalendar } from '../state/requests.ts';
import type { Problem } from '#shared/domain/problem.ts';

interface Props {
  readonly calendar: CalendarEntry;
  readonly label: string;
  readonly onProblem: (problem: Problem | null) => void;
  /** The field was left with a name that cannot be. */
  readonly onRefused: (field: HTMLInputElement) => void;
}

/** What is typed for a calendar's name, what is wrong with it, and how it is kept. */
function useOwnName({ calendar, onProblem, onRefused }: Omit<Props, 'label'>) {
  const t = useT();
  const { addressId, doctor, ownName } = calendar;
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  const keep = async (field: HTMLInputElement): Promise<void> => {
    if (typed === null) return;
    const refuse = (why: string): void => {
      setWrong(why);
      onRefused(field);
    };
    const wanted = ownNameOf(typed, addressId, useDesk.getState().calendars);
    switch (wanted.kind) {
      case 'tooLong':
        refuse(t('desk.calendars.tooLong', { most: longestOwnName }));
        return;
      case 'taken':
        refuse(t('desk.calendars.taken', { who: wanted.by.doctor }));
        return;
      case 'name':
        break;
    }
    setWrong(null);
    if (wanted.name === ownName) {
      setTyped(null);
      return;
    }
    const answer = await changeCalendar({ addressId, ownName: wanted.name ?? '' });
    onProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    switch (answer.value.kind) {
      case 'changed':
        // Unless somebody has typed on meanwhile.
        setTyped((now) => (now === typed ? null : now));
        announce(t('desk.calendars.named', { doctor, name: shownName({ doctor, ownName: wanted.name }) }));
        return;
      case 'nameTaken':
        refuse(t('desk.calendars.taken', { who: answer.value.by }));
        return;
      case 'nameTooLong':
        refuse(t('desk.calendars.tooLong', { most: longestOwnName }));
        return;
      case 'gone':
        refuse(t('desk.calendars.gone'));
        return;
    }
  };
  return { typed, setTyped, wrong, setWrong, keep };
}

/** The clinic's own name of a calendar: kept when the field is left or by Enter, taken back by Escape. Empty: the vendor's. */
export function OwnName({ calendar, label, onProblem, onRefused }: Props): ReactNode {
  const id = useId();
  const { doctor, ownName } = calendar;
  const { typed, setTyped, wrong, setWrong, keep } = useOwnName({ calendar, onProblem, onRefused });
  return (
    <div className="field calendar-name">
      <input
        type="text"
        data-part="ownName"
        value={typed ?? ownName ?? ''}
        placeholder={doctor}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : id}
        onChange={(event) => setTyped(asTyped(event.currentTarget.value))}
        onBlur={(event) => void keep(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void keep(event.currentTarget);
          if (event.key !== 'Escape' || typed === null) return;
          // Takes back what was typed; the dialog stays.
          event.preventDefault();
          setTyped(null);
          setWrong(null);
        }}
      />
      {wrong !== null && (
        <p className="field-problem" id={id} role="alert" title={wrong}>
          {wrong}
        </p>
      )}
    </div>
  );
}
