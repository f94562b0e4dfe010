import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CalendarEntry } from '#shared/contract/calendars.ts';
import { fixedKeys } from '#shared/domain/keys.ts';
import { shownName } from '#shared/domain/ownName.ts';
import { placeOf } from '../calendars/calendarWords.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { Button } from '../ui/Button.tsx';
import { CopyToDoctors } from './CopyToDoctors.tsx';
import type { Editing, HoursEditor } from './edit/hoursEditor.ts';

/** What of a calendar's hours is looked at. */
export type HoursPart = 'week' | 'daysOff' | 'review';

interface Props {
  readonly calendar: CalendarEntry;
  readonly editor: HoursEditor;
  readonly state: Editing;
  readonly part: HoursPart;
  readonly onPart: (part: HoursPart) => void;
}

const parts = ['week', 'daysOff'] as const;
const [reviewKey] = fixedKeys.settle.keys;

/** What would be published is known to main, and is one person's. */
export const isReviewable = ({ hours, saving, theirs }: Editing): boolean =>
  hours.timetable.draft !== null && saving === 'saved' && theirs === null;

/** Whose hours these are, how they stand, and what can be done with them as a whole. */
export function HoursHead({ calendar, editor, state, part, onPart }: Props): ReactNode {
  const t = useT();
  const keys = useKeyWords();
  const several = useDesk((desk) => new Set(desk.calendars.map(({ facilityId }) => facilityId)).size > 1);
  const hasDraft = state.hours.timetable.draft !== null;
  return (
    <header className="hours-head">
      <div className="hours-who">
        <h2 className="hours-title" title={shownName(calendar)}>
          {shownName(calendar)}
        </h2>
        <p className="hours-about" title={placeOf(calendar, several, t)}>
          <Standing state={state} /> · {placeOf(calendar, several, t)}
        </p>
      </div>
      <nav className="views" aria-label={t('hours.part.label')}>
        {parts.map((one) => (
          <Button
            key={one}
            rank="quiet"
            {...(one === part ? { 'aria-current': 'page' } : {})}
            onPress={() => onPart(one)}
          >
            {t(`hours.part.${one}`)}
          </Button>
        ))}
      </nav>
      <div className="hours-actions">
        <Button
          rank="quiet"
          aria-label={t('hours.undo')}
          aria-keyshortcuts={keys.aria('undo')}
          isDisabled={state.past.length === 0}
          onPress={() => editor.undo()}
        >
          <Undo2 size={16} aria-hidden />
        </Button>
        <Button rank="quiet" isDisabled={!hasDraft} onPress={() => editor.discard()}>
          {t('hours.draft.discard')}
        </Button>
        <CopyToDoctors hours={state.hours} />
        <Button
          rank="primary"
          isDisabled={!isReviewable(state) || part === 'review'}
          aria-keyshortcuts={keys.ariaOfChord(reviewKey)}
          onPress={() => onPart('review')}
        >
          {t('hours.review.open')}
        </Button>
      </div>
    </header>
  );
}

/** Where the hours are kept, and who edits them since when. */
function Standing({ state }: Pick<Props, 'state'>): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const { draft, inForce } = state.hours.timetable;
  if (draft !== null) {
    const since = formats.dayAndTime(draft.since, today);
    return (
      <span className="hours-draft" role="status">
        {draft.staff === ''
          ? t('hours.draft.since', { since })
          : t('hours.draft.by', { staff: draft.staff, since })}
        {state.saving === 'saving' && ` · ${t('hours.draft.saving')}`}
      </span>
    );
  }
  if (inForce === null) return t('hours.list.marketplace');
  return t('hours.inForce', { since: formats.dayAndTime(inForce.publishedAt, today) });
}
