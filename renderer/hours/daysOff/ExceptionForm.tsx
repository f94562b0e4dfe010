import { type ReactNode, useMemo, useState } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import type { HoursView } from '#shared/contract/hours.ts';
import { checkException } from '#shared/domain/availability/checkExceptions.ts';
import type { Exception } from '#shared/domain/availability/exception.ts';
import type { Weekday } from '#shared/domain/availability/weekday.ts';
import type { LocalDate } from '#shared/time/zone.ts';
import { shownName } from '#shared/domain/ownName.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import { DateField } from '../../ui/DateField.tsx';
import { weekdays } from '../hoursWords.ts';
import { Says } from '../Says.tsx';
import { durationOf } from '../week/Block.tsx';
import { TimeField } from '../week/TimeField.tsx';
import {
  emptyDraft,
  exceptionKinds,
  exceptionOf,
  type ExceptionDraft,
  exceptionScopes,
  hasTimes,
} from './exceptionDraft.ts';
import { Outcome } from './Outcome.tsx';

interface Props {
  readonly calendar: CalendarEntry;
  readonly hours: HoursView;
  /** @returns whether it holds now */
  readonly onSave: (exception: Exception) => Promise<boolean>;
}

/** A vacation is two dates and a press; everything else is below. */
export function ExceptionForm({ calendar, hours, onSave }: Props): ReactNode {
  const t = useT();
  const once = useOnce();
  const [draft, setDraft] = useState(emptyDraft);
  const [id, setId] = useState(() => crypto.randomUUID());
  const set = (change: Partial<ExceptionDraft>): void => setDraft((known) => ({ ...known, ...change }));
  const exception = useMemo(() => exceptionOf(draft, hours, id), [draft, hours, id]);
  const faults =
    exception === null
      ? []
      : checkException(exception, hours.exceptions, (service) => durationOf(hours.services, service));
  const save = async (): Promise<void> => {
    if (exception === null || faults.length > 0 || !(await onSave(exception))) return;
    setDraft(emptyDraft);
    setId(crypto.randomUUID());
  };
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        once(save);
      }}
    >
      <WhatAndWhen draft={draft} set={set} today={hours.today} />
      <Whom calendar={calendar} draft={draft} set={set} />
      <Field label={t('hours.exception.note')} value={draft.note} onChange={(note) => set({ note })} />
      <Says faults={[...new Set(faults.map(({ kind }) => t(`hours.exception.fault.${kind}`)))]} />
      {exception !== null && faults.length === 0 && (
        <Outcome addressId={hours.addressId} exception={exception} />
      )}
      <Button rank="primary" type="submit" isDisabled={exception === null || faults.length > 0}>
        {t('hours.exception.save')}
      </Button>
    </form>
  );
}

interface DraftProps {
  readonly draft: ExceptionDraft;
  readonly set: (change: Partial<ExceptionDraft>) => void;
}

function WhatAndWhen({ draft, set, today }: DraftProps & { readonly today: LocalDate }): ReactNode {
  const t = useT();
  return (
    <>
      <Choice
        label={t('hours.exception.what')}
        value={draft.kind}
        options={exceptionKinds.map((value) => ({ value, label: t(`hours.exception.kind.${value}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <div className="hours-dates-row">
        <DateField
          label={t('hours.exception.from')}
          value={draft.from}
          least={today}
          autoFocus
          onChange={(from) => set({ from })}
        />
        <DateField
          label={t('hours.exception.to')}
          value={draft.to}
          least={draft.from === '' ? today : draft.from}
          onChange={(to) => set({ to })}
        />
      </div>
      <WhatThen draft={draft} set={set} />
    </>
  );
}

function Whom({ calendar, draft, set }: DraftProps & { readonly calendar: CalendarEntry }): ReactNode {
  const t = useT();
  const names = { doctor: shownName(calendar), facility: calendar.facilityName };
  return (
    <Choice
      label={t('hours.exception.whom')}
      value={draft.scope}
      options={exceptionScopes.map((value) => ({ value, label: t(`hours.exception.scope.${value}`, names) }))}
      onChange={(scope) => set({ scope })}
    />
  );
}

/** The times, or the day, that hold instead. */
function WhatThen({ draft, set }: DraftProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const names = weekdays(formats.tag, 'long');
  const { times } = draft;
  return (
    <>
      {draft.kind === 'closed' && (
        <Segments
          label={t('hours.exception.howLong')}
          value={draft.isWholeDay ? 'whole' : 'part'}
          options={[
            { value: 'whole', label: t('hours.exception.wholeDay') },
            { value: 'part', label: t('hours.exception.part') },
          ]}
          onChange={(value) => set({ isWholeDay: value === 'whole' })}
        />
      )}
      {hasTimes(draft) && (
        <div className="hours-row">
          <TimeField
            label={t('hours.period.start')}
            value={times.start}
            onChange={(start) => set({ times: { ...times, start } })}
          />
          <span aria-hidden>–</span>
          <TimeField
            label={t('hours.period.end')}
            value={times.end}
            onChange={(end) => set({ times: { ...times, end } })}
          />
        </div>
      )}
      {draft.kind === 'asWeekday' && (
        <Choice
          label={t('hours.exception.like')}
          value={String(draft.weekday)}
          options={names.map((label, index) => ({ value: String(index + 1), label }))}
          onChange={(value) => set({ weekday: Number(value) as Weekday })}
        />
      )}
    </>
  );
}
