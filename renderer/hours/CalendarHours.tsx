import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import { useT } from '../i18n/useT.ts';
import { useKey } from '../keys/useKey.ts';
import { isUnderDialog } from '../keys/isTyping.ts';
import { Notice } from '../ui/Notice.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { DaysOff } from './daysOff/DaysOff.tsx';
import type { Editing, HoursEditor } from './edit/hoursEditor.ts';
import { useEditor } from './edit/useEditor.ts';
import { type HoursPart, HoursHead, isReviewable } from './HoursHead.tsx';
import { PlanEditor } from './PlanEditor.tsx';
import { Published } from './review/Published.tsx';
import { Review } from './review/Review.tsx';
import { TwoDrafts } from './TwoDrafts.tsx';
import { Unmade } from './Unmade.tsx';

/** The hours of one calendar: its weeks, the days on which they do not hold, and what publishing them would change. */
export function CalendarHours({ calendar }: { readonly calendar: CalendarEntry }): ReactNode {
  const t = useT();
  const { editor, state } = useEditor(calendar.addressId);
  switch (state.kind) {
    case 'reading':
      return (
        <p className="meta hours-reading" role="status">
          {t('hours.reading')}
        </p>
      );
    case 'failed':
      return (
        <div className="hours-reading">
          <ProblemNote problem={state.problem} triedAgainBy="person" onRetry={() => void editor.read()} />
        </div>
      );
    case 'gone':
      return <Notice title={t('hours.gone.title')} text={t('hours.gone.text')} action={null} />;
    case 'editing':
      return <Parts calendar={calendar} editor={editor} state={state} />;
  }
}

interface PartsProps {
  readonly calendar: CalendarEntry;
  readonly editor: HoursEditor;
  readonly state: Editing;
}

function Parts({ calendar, editor, state }: PartsProps): ReactNode {
  const [part, setPart] = useState<HoursPart>('week');
  const [published, setPublished] = useState<string | null>(null);
  // Here the key is the editor's alone: it must not undo a visit that nobody looks at.
  useKey('undo', () => {
    if (!isUnderDialog()) editor.undo();
    return true;
  });
  const show = (next: HoursPart): void => {
    setPart(next);
    setPublished(null);
  };
  const mayReview = part === 'week' && isReviewable(state);
  const press = (event: KeyboardEvent): void => {
    if (!mayReview || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    show('review');
  };
  return (
    <div className="hours-parts" onKeyDown={press}>
      <HoursHead calendar={calendar} editor={editor} state={state} part={part} onPart={show} />
      <Troubles editor={editor} state={state} />
      {published !== null && <Published words={published} hours={state.hours} />}
      {part === 'week' && <PlanEditor editor={editor} state={state} />}
      {part === 'daysOff' && <DaysOff calendar={calendar} hours={state.hours} />}
      {part === 'review' && (
        <Review
          key={state.hours.timetable.revision}
          hours={state.hours}
          plans={state.plans}
          onBack={() => show('week')}
          onPublished={(words) => {
            setPart('week');
            setPublished(words);
          }}
        />
      )}
    </div>
  );
}

/** What a person has to know before anything else. */
function Troubles({ editor, state }: Pick<PartsProps, 'editor' | 'state'>): ReactNode {
  const t = useT();
  const { hours, saving, theirs } = state;
  return (
    <>
      {typeof saving === 'object' && (
        <div className="hours-trouble">
          <ProblemNote
            problem={saving.failed}
            during={t('hours.draft.notSaved')}
            triedAgainBy="person"
            urgency="alert"
            onRetry={() => editor.retry()}
          />
        </div>
      )}
      {theirs !== null && <TwoDrafts editor={editor} theirs={theirs} />}
      <Unmade hours={hours} />
      {hours.timetable.damaged.length > 0 && (
        <p className="hours-trouble hours-warn" role="alert">
          {t('hours.damaged')}
        </p>
      )}
    </>
  );
}
