import { type ReactNode, type SyntheticEvent, useState } from 'react';
import type { Span } from '#shared/contract/breaks.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { dayWindow } from '#shared/time/zone.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { closePanel, leavePanel } from '../state/selection.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useHoldUnsaved } from '../ui/useUnsavedForm.ts';
import { BreakFields } from './BreakFields.tsx';
import { BreakHead } from './BreakHead.tsx';
import './breaks.css';
import { sayDecided } from './decideBreak.ts';
import { visitsInside } from './shownBreak.ts';
import { useBreakForm } from './useBreakForm.ts';

interface Props extends Span {
  readonly addressId: string;
}

/** A break that is to be: begun by a key or by a drag, with fields for all of it. */
export function NewBreakPanel({ addressId, since, till }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const there = formatsAt(formats, addressId);
  const form = useBreakForm({ since, till }, '', there.timeZone);
  const [problem, setProblem] = useState<Problem | null>(null);
  const once = useOnce();
  const calendars = useDesk((desk) => desk.calendars);
  const own = calendars.find((calendar) => calendar.addressId === addressId);
  const others = calendars.filter(
    (calendar) => calendar.shown && calendar.addressId !== addressId && calendar.doctorId === own?.doctorId,
  ).length;
  const { description, allCalendars } = form.entry;
  useHoldUnsaved(form.isChanged);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    once(async () => {
      const time = form.check();
      if (time === null) return;
      const whole = time.kind === 'day' ? dayWindow(time.date, there.timeZone) : null;
      const span = time.kind === 'span' ? time : { since: whole?.from ?? since, till: whole?.to ?? till };
      const asked = door().ask('breaks.add', {
        addressId,
        calendars: allCalendars ? 'ofDoctor' : 'this',
        time,
        description: description === '' ? null : description,
      });
      const doctor = own?.ownName ?? own?.doctor ?? '';
      const failed = await sayDecided(
        asked,
        { kind: 'addBreak', doctor, addressId, span },
        { t, formats, today },
      );
      setProblem(failed);
      if (failed === null) closePanel();
    });
  };
  const inside = visitsInside(addressId, form.span);
  return (
    <>
      <BreakHead title={t('breaks.new')} addressId={addressId} at={since} />
      <form className="panel-task fields" aria-label={t('breaks.new')} noValidate onSubmit={submit}>
        <BreakFields form={form} others={others} />
        <p className="break-inside" role="status">
          {inside > 0 && t('breaks.form.inside', { count: inside })}
        </p>
        {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
        <div className="panel-buttons">
          <Button type="submit" rank="primary">
            {t('breaks.form.add')}
          </Button>
          <Button onPress={leavePanel}>{t('app.close')}</Button>
        </div>
      </form>
    </>
  );
}
