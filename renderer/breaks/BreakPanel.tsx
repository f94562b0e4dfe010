import { type ReactNode, type SyntheticEvent, useState } from 'react';
import type { BoardBreak } from '#shared/contract/board.ts';
import type { Span } from '#shared/contract/breaks.ts';
import type { Problem } from '#shared/domain/problem.ts';
import { dayWindow } from '#shared/time/zone.ts';
import { marks } from '../design/icons.tsx';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useKey } from '../keys/useKey.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { closePanel } from '../state/selection.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { useOnce } from '../ui/useOnce.ts';
import { useHoldUnsaved } from '../ui/useUnsavedForm.ts';
import { BreakFields } from './BreakFields.tsx';
import { BreakHead } from './BreakHead.tsx';
import './breaks.css';
import { sayDecided, type Told } from './decideBreak.ts';
import { useShownBreak, useTwins, visitsInside } from './shownBreak.ts';
import { useBreakForm } from './useBreakForm.ts';

/** A break that is on the board: its times and words to be changed, and the way to remove it. */
export function BreakPanel({ id }: { readonly id: string }): ReactNode {
  const t = useT();
  const shown = useShownBreak(id);
  if (shown === null) {
    return (
      <div className="panel-part">
        <h2 className="panel-name">{t('breaks.gone.title')}</h2>
        <p>{t('breaks.gone.text')}</p>
        <Button onPress={closePanel}>{t('app.close')}</Button>
      </div>
    );
  }
  return <OpenBreak key={shown.rest.id} rest={shown.rest} addressId={shown.column.addressId} />;
}

interface OpenProps {
  readonly rest: BoardBreak;
  readonly addressId: string;
}

function OpenBreak({ rest, addressId }: OpenProps): ReactNode {
  const t = useT();
  const formats = useFormats();
  const there = formatsAt(formats, addressId);
  // A press means what was on the screen when the panel was opened: what has changed since is refused, and said.
  const [seen] = useState(rest);
  const twins = useTwins(seen, addressId);
  // What is coupled at the marketplace goes together, whatever is ticked; so it begins as that.
  const form = useBreakForm(seen, seen.description ?? '', there.timeZone, true);
  const calendars = form.entry.allCalendars ? 'twins' : 'this';
  useHoldUnsaved(form.isChanged);
  const { problem, change, remove } = useDeciding(seen, addressId, calendars);
  const { aria, of } = useKeyWords();
  useKey('cancel', () => {
    remove();
    return true;
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const time = form.check();
    if (time === null) return;
    const whole = time.kind === 'day' ? dayWindow(time.date, there.timeZone) : null;
    change(
      time,
      time.kind === 'span' ? time : { since: whole?.from ?? seen.since, till: whole?.to ?? seen.till },
      form.entry.description,
    );
  };
  const inside = visitsInside(addressId, form.span);
  return (
    <>
      <BreakHead title={t('breaks.title')} addressId={addressId} at={seen.since} />
      {rest.notSent && (
        <p className="panel-quiet break-unsent">
          {marks.clock} {t('board.mark.notSent')}
        </p>
      )}
      <form className="panel-task fields" aria-label={t('breaks.title')} noValidate onSubmit={submit}>
        <BreakFields form={form} others={twins} />
        <p className="break-inside" role="status">
          {inside > 0 && t('breaks.form.inside', { count: inside })}
        </p>
        {problem !== null && <ProblemNote problem={problem} urgency="alert" />}
        <div className="panel-buttons">
          <Button type="submit" rank="primary">
            {t('breaks.form.save')}
          </Button>
          <Button aria-keyshortcuts={aria('cancel')} onPress={remove}>
            {t('breaks.form.remove')}
            <kbd aria-hidden>{of('cancel')}</kbd>
          </Button>
        </div>
      </form>
    </>
  );
}

/** Decides on a break as it was seen, one press at a time. */
function useDeciding(seen: BoardBreak, addressId: string, calendars: 'this' | 'twins') {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const calendar = useDesk((desk) => desk.calendars.find((entry) => entry.addressId === addressId));
  const [problem, setProblem] = useState<Problem | null>(null);
  const once = useOnce();
  const asSeen = { breakId: seen.id, since: seen.since, till: seen.till, description: seen.description };
  const doctor = calendar?.ownName ?? calendar?.doctor ?? '';
  const decide = (ask: () => Parameters<typeof sayDecided>[0], kind: Told['kind'], span: Span): void =>
    once(async () => {
      const failed = await sayDecided(ask(), { kind, doctor, addressId, span }, { t, formats, today });
      setProblem(failed);
      if (failed === null) closePanel();
    });
  return {
    problem,
    change: (time: Parameters<typeof asked>[0], span: Span, words: string): void =>
      decide(() => asked(time, words), 'moveBreak', span),
    remove: (): void =>
      decide(() => door().ask('breaks.remove', { seen: asSeen, calendars }), 'removeBreak', seen),
  };

  function asked(time: NonNullable<ReturnType<ReturnType<typeof useBreakForm>['check']>>, words: string) {
    const description = words === '' ? null : words;
    return door().ask('breaks.change', { seen: asSeen, calendars, time, description });
  }
}
