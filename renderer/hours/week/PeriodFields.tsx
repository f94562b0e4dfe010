import { Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HoursService } from '#shared/contract/hours.ts';
import { gridOf } from '#shared/domain/availability/cut.ts';
import type { InsuranceKind, Period, PeriodService } from '#shared/domain/availability/period.ts';
import { asAddressServiceId } from '#shared/domain/ids.ts';
import { withoutUnseen } from '#shared/domain/pasted.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { rangeWords } from '../hoursWords.ts';
import { durationOf } from './Block.tsx';
import { TimeField } from './TimeField.tsx';

interface Props {
  readonly period: Period;
  readonly services: readonly HoursService[];
  /** Its services are shown, and can be changed. */
  readonly isOpen: boolean;
  readonly isFaulty: boolean;
  readonly onOpen: () => void;
  readonly onChange: (period: Period) => void;
  readonly onRemove: () => void;
}

/** One period in fields: from, to, what for, and for whom. */
export function PeriodFields(props: Props): ReactNode {
  const { period, services, isOpen, isFaulty, onOpen, onChange, onRemove } = props;
  const t = useT();
  const formats = useFormats();
  const range = rangeWords(period, formats);
  return (
    <section
      className="hours-period"
      data-open={isOpen}
      aria-label={range}
      onFocus={isOpen ? undefined : onOpen}
    >
      <div className="hours-row">
        <TimeField
          label={t('hours.period.start')}
          value={period.start}
          invalid={isFaulty}
          onChange={(start) => onChange({ ...period, start })}
        />
        <span aria-hidden>–</span>
        <TimeField
          label={t('hours.period.end')}
          value={period.end}
          invalid={isFaulty}
          onChange={(end) => onChange({ ...period, end })}
        />
        <span className="hours-row-end">
          <Button rank="quiet" aria-label={t('hours.period.remove', { range })} onPress={onRemove}>
            <Trash2 size={16} aria-hidden />
          </Button>
        </span>
      </div>
      <p className="meta tabular">{summaryOf(period, services, t)}</p>
      {isOpen && <Services period={period} services={services} onChange={onChange} />}
      {isOpen && <ForWhom period={period} onChange={onChange} />}
    </section>
  );
}

function summaryOf(period: Period, services: readonly HoursService[], t: ReturnType<typeof useT>): string {
  const durations = period.services.flatMap(
    ({ addressServiceId, duration }) => duration ?? durationOf(services, addressServiceId) ?? [],
  );
  const count = period.services.length;
  return durations.length === 0
    ? t('hours.period.services', { count })
    : t('hours.period.grid', { count, minutes: gridOf(durations) });
}

/** Each service of the calendar as a chip: pressed in, it can be booked then, for as long as its field says. */
function Services({
  period,
  services,
  onChange,
}: Pick<Props, 'period' | 'services' | 'onChange'>): ReactNode {
  const t = useT();
  const change = (next: readonly PeriodService[]): void => onChange({ ...period, services: next });
  const without = (id: string) => period.services.filter(({ addressServiceId }) => addressServiceId !== id);
  const shown = [...services, ...goneOf(period, services, t('hours.services.gone'))];
  if (shown.length === 0) return <p className="meta">{t('hours.services.none')}</p>;
  return (
    <ul className="hours-chips" aria-label={t('hours.services.label')}>
      {shown.map(({ addressServiceId: id, name, duration, visible }) => {
        const chosen = period.services.find(({ addressServiceId }) => addressServiceId === id);
        const own = chosen?.duration ?? duration;
        return (
          <li key={id} className="hours-chip" data-chosen={chosen !== undefined || undefined}>
            <label title={visible ? name : t('hours.services.hidden', { name })}>
              <input
                type="checkbox"
                checked={chosen !== undefined}
                onChange={() =>
                  change(
                    chosen === undefined
                      ? [...period.services, { addressServiceId: asAddressServiceId(id), duration: null }]
                      : without(id),
                  )
                }
              />
              <span data-hidden={!visible || undefined}>{name}</span>
            </label>
            {chosen !== undefined && (
              <Minutes
                key={`${own}`}
                label={t('hours.services.minutes', { name })}
                value={own}
                isOwn={chosen.duration !== null}
                onChange={(minutes) =>
                  change(
                    period.services.map((service) =>
                      service === chosen
                        ? { ...service, duration: minutes === duration ? null : minutes }
                        : service,
                    ),
                  )
                }
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Services that the period names and the calendar does not offer (any more): they can only be taken out. */
const goneOf = (period: Period, services: readonly HoursService[], name: string): HoursService[] =>
  period.services
    .filter(({ addressServiceId: id }) => !services.some(({ addressServiceId }) => addressServiceId === id))
    .map(({ addressServiceId }) => ({ addressServiceId, name, duration: null, visible: true }));

interface MinutesProps {
  readonly label: string;
  /** `null`: nobody knows. */
  readonly value: number | null;
  /** It differs from the service's usual length. */
  readonly isOwn: boolean;
  /** `null`: as long as usual. */
  readonly onChange: (minutes: number | null) => void;
}

/** No visit is longer than a day. */
const mostMinutes = 1_440;

function Minutes({ label, value, isOwn, onChange }: MinutesProps): ReactNode {
  const t = useT();
  // What is no number of minutes goes back to what it was: the field never shows what does not count.
  const leave = (field: HTMLInputElement): void => {
    const typed = withoutUnseen(field.value).trim();
    const minutes = typed === '' ? null : /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
    const isRead = minutes === null || (minutes > 0 && minutes <= mostMinutes);
    field.value = isRead ? typed : String(value ?? '');
    if (isRead && minutes !== value) onChange(minutes);
  };
  return (
    <span className="hours-minutes">
      <input
        type="text"
        inputMode="numeric"
        aria-label={label}
        aria-invalid={value === null}
        data-own={isOwn || undefined}
        className="tabular"
        defaultValue={value ?? ''}
        autoComplete="off"
        onBlur={(event) => leave(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave(event.currentTarget);
        }}
      />
      <span aria-hidden>{t('hours.services.min')}</span>
    </span>
  );
}

/** `with` needs insurers, which a period from the marketplace may name: it is offered where it does. */
function ForWhom({ period, onChange }: Pick<Props, 'period' | 'onChange'>): ReactNode {
  const t = useT();
  const kinds: readonly InsuranceKind[] =
    period.insurance === 'with' || period.providers.length > 0
      ? ['both', 'with', 'without']
      : ['both', 'without'];
  return (
    <Choice
      label={t('hours.insurance.label')}
      value={period.insurance}
      options={kinds.map((value) => ({ value, label: t(`hours.insurance.${value}`) }))}
      onChange={(insurance) =>
        onChange({ ...period, insurance, providers: insurance === 'without' ? [] : period.providers })
      }
    />
  );
}
