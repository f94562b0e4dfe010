import { type ReactNode, useId } from 'react';
import type { EpochMs } from '#shared/time/zone.ts';
import { useT } from '../i18n/useT.ts';
import { Choice as List } from '../ui/Choice.tsx';
import { countsOf, type DayRow, type Group, groups, type ListedDay } from './rows.ts';

/** What the list is narrowed to; `null`: all. */
export interface Choice {
  readonly addressId: string | null;
  readonly group: Group | null;
}
export const everything: Choice = { addressId: null, group: null };

interface Props {
  readonly day: ListedDay;
  /** Of the chosen doctor: the counts are theirs. */
  readonly rows: readonly DayRow[];
  readonly choice: Choice;
  readonly now: EpochMs;
  readonly onChange: (choice: Choice) => void;
}

/** By state, with how many there are of each, and by doctor. */
export function Filters({ day, rows, choice, now, onChange }: Props): ReactNode {
  const t = useT();
  const name = useId();
  const counts = countsOf(rows, now);
  const states = [
    { group: null, label: t('arrivals.filter.all'), count: rows.length },
    ...groups.map((group) => ({ group, label: t(`arrivals.filter.${group}`), count: counts[group] })),
  ];
  return (
    <div className="list-filters">
      <fieldset className="list-states">
        <legend className="visually-hidden">{t('arrivals.filter.state')}</legend>
        {states.map(({ group, label, count }) => (
          <label key={group ?? 'all'} className="list-state" data-group={group ?? 'all'}>
            <input
              type="radio"
              name={name}
              checked={choice.group === group}
              onChange={() => onChange({ ...choice, group })}
              aria-label={t('arrivals.filter.count', { state: label, count })}
            />
            <span aria-hidden>
              {label} <b className="tabular">{count}</b>
            </span>
          </label>
        ))}
      </fieldset>
      <List
        label={t('arrivals.filter.doctor')}
        value={choice.addressId ?? ''}
        options={[
          { value: '', label: t('arrivals.filter.allDoctors') },
          ...day.columns.map(({ addressId, doctorName, doctorSurname }) => ({
            value: addressId,
            label: `${doctorName} ${doctorSurname}`.trim(),
          })),
        ]}
        onChange={(value) => onChange({ ...choice, addressId: value === '' ? null : value })}
      />
    </div>
  );
}
