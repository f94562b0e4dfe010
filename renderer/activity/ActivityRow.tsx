import { Check, CircleAlert, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as PressButton } from 'react-aria-components';
import type { ActivityEntry, Outcome } from '#shared/contract/activity.ts';
import { marks } from '../design/icons.tsx';
import { formatsIn, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { whoIs } from '../staff/whoIs.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { spanWords, type SayingTimes } from '../i18n/spanWords.ts';
import type { BreakWish } from '#shared/contract/breaks.ts';
import type { OfferWish } from '#shared/contract/services.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';

interface Props {
  readonly entry: ActivityEntry;
  readonly onOpen: (visit: NonNullable<ActivityEntry['visit']>) => void;
}

/** When, who, what, about whom; and what came of it. */
export function ActivityRow({ entry, onOpen }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const people = useDesk((desk) => desk.staff);
  const { visit, patient, start, to, whom, doctorName } = entry;
  const there = formatsIn(formats, entry.timeZone);
  const did = t(`desk.activity.did.${entry.deed}`, to === null ? {} : { to: there.dayAndTime(to, today) });
  const isOfDoctor = entry.break !== null || entry.offer !== null || isAboutHours(entry);
  const name = isOfDoctor
    ? doctorName
    : entry.outcome === null && patient === null
      ? whoIs(whom ?? '', people)
      : nameOf(patient, t);
  const when = start === null ? [] : [there.dayAndTime(start, today)];
  const pause = entry.break === null ? [] : breakParts(entry.break, { t, formats: there, today });
  const hours = entry.hours === null ? [] : hoursParts(entry.hours, t);
  const day = entry.date === null ? [] : [formats.dayWithYear(entry.date, today)];
  const offered = entry.offer === null ? [] : offerParts(entry.offer, t);
  const whose = [...(isOfDoctor ? [] : [doctorName]), entry.codes ?? ''];
  const about = [...when, ...pause, ...offered, ...day, ...hours, ...whose]
    .filter((part) => part !== '')
    .join(' · ');
  return (
    <li className="activity-row">
      <span className="activity-at tabular">{formats.time(entry.at)}</span>
      <span className="staff-initials" data-nobody={entry.staff === ''} title={whoIs(entry.staff, people)}>
        {entry.staff === '' ? '–' : entry.staff}
      </span>
      <span className="activity-what">
        <span>{did}</span>{' '}
        {visit === null ? (
          <strong>{name}</strong>
        ) : (
          <PressButton
            className="activity-open"
            aria-label={t('desk.activity.open', { patient: name })}
            onPress={() => onOpen(visit)}
          >
            {name}
          </PressButton>
        )}
        {about !== '' && <span className="activity-about tabular">{about}</span>}
        {entry.outcome !== null && <Came outcome={entry.outcome} />}
      </span>
    </li>
  );
}

/** Deeds about hours are about a calendar, and about no patient. */
const isAboutHours = ({ deed }: Pick<ActivityEntry, 'deed'>): boolean =>
  deed === 'enableCalendar' || deed === 'disableCalendar' || deed.startsWith('hours');

/** What is told of a publication: of how many calendars more, and how many dates it changed. */
const hoursParts = (
  { calendars, writes }: NonNullable<ActivityEntry['hours']>,
  t: Translator,
): readonly string[] => [
  calendars <= 1 ? '' : t('breaks.calendars', { count: calendars }),
  writes === 0 ? '' : t('publishing.dates', { count: writes }),
];

/** What is told of a break: when, what for, and of how many calendars. */
function breakParts({ span, to, description, calendars }: BreakWish, saying: SayingTimes): readonly string[] {
  const times = to === null ? [span] : [span, to];
  return [
    times.map((time) => spanWords(time, saying)).join(' → '),
    description ?? '',
    calendars === 1 ? '' : saying.t('breaks.calendars', { count: calendars }),
  ];
}

/** What is told of an offer: which service or insurer, and of how many calendars. */
const offerParts = ({ name, calendars }: OfferWish, t: Translator): readonly string[] => [
  name,
  calendars === 1 ? '' : t('services.calendars', { count: calendars }),
];

/** What came of a decision, with a mark of its own; the vendor's words where it refused. */
function Came({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const people = useDesk((desk) => desk.staff);
  const words = (): string => {
    switch (outcome.kind) {
      case 'sent':
        return t('desk.activity.outcome.sent', { time: formats.dayAndTime(outcome.at, today) });
      case 'takenBack':
        return outcome.staff === ''
          ? t('desk.activity.outcome.takenBack')
          : t('desk.activity.outcome.takenBackBy', { who: whoIs(outcome.staff, people) });
      case 'waiting':
      case 'checking':
      case 'refused':
      case 'letGo':
        return t(`desk.activity.outcome.${outcome.kind}`);
    }
  };
  return (
    <span className="activity-came" data-outcome={outcome.kind}>
      <OutcomeIcon kind={outcome.kind} />
      <span>
        {words()}
        {outcome.message !== '' && (
          <span className="activity-message">{t('desk.activity.answer', { message: outcome.message })}</span>
        )}
      </span>
    </span>
  );
}

function OutcomeIcon({ kind }: { readonly kind: Outcome['kind'] }): ReactNode {
  switch (kind) {
    case 'sent':
      return <Check size={14} aria-hidden />;
    case 'waiting':
    case 'checking':
      return marks.clock;
    case 'takenBack':
      return <Undo2 size={14} aria-hidden />;
    case 'refused':
    case 'letGo':
      return <CircleAlert size={14} aria-hidden />;
  }
}
