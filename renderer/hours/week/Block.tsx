import type { ReactNode } from 'react';
import type { HoursService } from '#shared/contract/hours.ts';
import { checkPeriods } from '#shared/domain/availability/checkPlans.ts';
import { minutesOf, minutesPerDay } from '#shared/domain/availability/clockTime.ts';
import type { Period } from '#shared/domain/availability/period.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { rangeWords } from '../hoursWords.ts';

interface Props {
  readonly period: Period;
  readonly at: number;
  readonly services: readonly HoursService[];
  readonly isChosen: boolean;
  /** A hand has it; where it would lie is drawn instead. */
  readonly isHeld: boolean;
  readonly onChoose: () => void;
}

/** A period on the grid of times. Its ends are held by themselves. */
export function Block({ period, at, services, isChosen, isHeld, onChoose }: Props): ReactNode {
  const formats = useFormats();
  const [start, end] = [minutesOf(period.start), minutesOf(period.end)];
  const range = rangeWords(period, formats);
  const names = period.services.map(({ addressServiceId }) => nameOf(services, addressServiceId));
  const { faults } = checkPeriods([period], (id) => durationOf(services, id));
  return (
    <button
      type="button"
      className="hours-block"
      data-period={at}
      data-stop
      data-held={isHeld || undefined}
      data-faulty={faults.length > 0 || undefined}
      aria-pressed={isChosen}
      title={`${range}\n${names.join('\n')}`}
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
      style={{
        top: `${(start / minutesPerDay) * 100}%`,
        height: `${(Math.max(15, end - start) / minutesPerDay) * 100}%`,
      }}
    >
      <span className="hours-grip" data-grip="start" />
      <span className="hours-block-range tabular">{range}</span>{' '}
      <span className="hours-block-services">
        {names.map((name, index) => (
          <span key={index}>{name} </span>
        ))}
      </span>
      <span className="hours-grip" data-grip="end" />
    </button>
  );
}

/** How a service is called; one that the calendar does not offer any more by its id alone. */
export const nameOf = (services: readonly HoursService[], id: string): string =>
  services.find(({ addressServiceId }) => addressServiceId === id)?.name ?? '?';

/** Minutes of a service; `null`: not known. */
export const durationOf = (services: readonly HoursService[], id: string): number | null =>
  services.find(({ addressServiceId }) => addressServiceId === id)?.duration ?? null;
