import { type ReactNode, type SyntheticEvent, useState } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import type { Offer } from '#shared/contract/publishing.ts';
import type { ClockTime } from '#shared/domain/availability/clockTime.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { addDays, atWallClock, type EpochMs, type LocalDate } from '#shared/time/zone.ts';
import { TimeField } from '../hours/week/TimeField.tsx';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { facilityZoneOf } from '../state/clinic.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { useAsked } from '../state/useAsked.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';

interface Props {
  readonly calendar: CalendarEntry;
  readonly date: LocalDate;
}

interface Answered {
  readonly of: string;
  readonly at: EpochMs;
  readonly offer: Offer;
}

/** Asks why a time of the chosen date is offered to patients, or is not. */
export function WhyForm({ calendar, date }: Props): ReactNode {
  const t = useT();
  const once = useOnce();
  const { addressId, facilityId } = calendar;
  const zone = useDesk((desk) => facilityZoneOf(desk.connection, facilityId));
  const [time, setTime] = useState<ClockTime>('09:00');
  const [service, setService] = useState('');
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // An answer is of what was asked, and of nothing that was changed since.
  const question = `${date} ${time} ${service}`;
  const ask = (): void =>
    once(async () => {
      const at =
        time === '24:00' ? atWallClock(addDays(date, 1), '00:00', zone) : atWallClock(date, time, zone);
      const serviceId = service === '' ? null : service;
      const answer = await door().ask('publishing.why', { addressId, at, serviceId });
      setProblem(answer.ok ? null : answer.error);
      setAnswered(answer.ok ? { of: question, at, offer: answer.value } : null);
    });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    ask();
  };
  return (
    <section className="overview-why" aria-label={t('publishing.why.title')}>
      <h3 className="hours-panel-title">{t('publishing.why.title')}</h3>
      <form className="overview-question" onSubmit={submit}>
        <label className="field">
          <span className="field-label">{t('publishing.why.time')}</span>
          <TimeField label={t('publishing.why.time')} value={time} onChange={setTime} />
        </label>
        <Services addressId={addressId} value={service} onChange={setService} />
        <Button type="submit">{t('publishing.why.ask')}</Button>
      </form>
      <div role="status">
        {answered?.of === question && (
          <Answer addressId={addressId} at={answered.at} offer={answered.offer} />
        )}
      </div>
      {problem !== null && <ProblemNote problem={problem} urgency="alert" triedAgainBy="person" />}
    </section>
  );
}

interface ServicesProps {
  readonly addressId: string;
  readonly value: string;
  readonly onChange: (service: string) => void;
}

/** One service of the calendar, or any. */
function Services({ addressId, value, onChange }: ServicesProps): ReactNode {
  const t = useT();
  const asked = useAsked('hours.get', { addressId });
  const services = asked.kind === 'found' && asked.value.kind === 'hours' ? asked.value.hours.services : [];
  return (
    <Choice
      label={t('publishing.why.service')}
      value={value}
      onChange={onChange}
      options={[
        { value: '', label: t('publishing.why.any') },
        ...services.map((service) => ({ value: service.addressServiceId, label: service.name })),
      ]}
    />
  );
}

interface AnswerProps {
  readonly addressId: string;
  readonly at: EpochMs;
  readonly offer: Offer;
}

function Answer({ addressId, at, offer }: AnswerProps): ReactNode {
  const t = useT();
  const formats = formatsAt(useFormats(), addressId);
  const { offered, reasons, note, next } = offer;
  const time = formats.time(at);
  return (
    <div className="overview-answer" data-offered={offered ? '' : undefined}>
      <p>
        <strong>{t(offered ? 'publishing.why.offered' : 'publishing.why.notOffered', { time })}</strong>
      </p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>
            {t(`publishing.why.reason.${reason}`)}
            {reason === 'exception' && note !== null && note !== '' && ` (${note})`}
          </li>
        ))}
      </ul>
      {!offered && (
        <p className="meta">
          {next === null
            ? t('publishing.why.noNext')
            : t('publishing.why.next', { time: formats.time(next) })}
        </p>
      )}
    </div>
  );
}
