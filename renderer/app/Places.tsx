import { CircleAlert, Clock } from 'lucide-react';
import { memo, type ReactNode, useState } from 'react';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useShownDate, useToday } from '../state/day.ts';
import { useMinute } from '../state/now.ts';
import { useDesk } from '../state/desk.ts';
import type { WaitingPatient } from '#shared/contract/arrivals.ts';
import { turnTo, turnToVisit } from '../state/selection.ts';
import { useShownView } from '../state/shownView.ts';
import { AwayList } from '../away/AwayList.tsx';
import { useAwayList } from '../away/useAwayList.ts';
import { AttentionList } from '../attention/AttentionList.tsx';
import { PlaceList } from './PlaceList.tsx';
import { Pop } from '../ui/Pop.tsx';
import { showVisit } from '../focus/showVisit.ts';
import { useDayNews } from './useDayNews.ts';
import { isSameList, useWaiting } from './useWaiting.ts';
import { waitOf } from '../state/wait.ts';

/*
 * The board's day is another one with each change in it; who waits, and what needs a person, mostly are not. Their rows are a dozen
 * buttons of a library's, which cost a frame that shows a change more than the change.
 */
const Waiting = memo(
  WaitingPlace,
  (before, after) =>
    before.folded === after.folded && before.now === after.now && isSameList(before.listed, after.listed),
);
const Attention = memo(AttentionPlace);

/** The two places that are always in sight: who is waiting, and what needs a person. Folded, they are icons with counts. */
export function Places({ folded }: { readonly folded: boolean }): ReactNode {
  const now = useMinute();
  const listed = useWaiting();
  useDayNews(listed);
  return (
    <>
      <Waiting folded={folded} listed={listed} now={now} />
      <Attention folded={folded} />
    </>
  );
}

interface ListProps {
  readonly folded: boolean;
  /** `null` until it is known: "nobody" would be a guess. */
  readonly listed: readonly WaitingPatient[] | null;
}

function WaitingPlace({ folded, listed, now }: ListProps & { readonly now: number }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const limit = useDesk((desk) => desk.settings.waitingAlertMinutes);
  const [today, shown] = [useToday(), useShownDate()];
  const lead = (id: string): void => {
    const { view } = useShownView.getState();
    if (shown === today && (view === 'day' || view === 'arrivals')) showVisit(id);
    else turnToVisit(id);
  };
  const when = (waiting: WaitingPatient): ReactNode => {
    const { minutes, late } = waitOf(waiting, now, limit);
    return (
      <>
        <span aria-hidden data-late={late || undefined} {...(late ? { title: t('app.waiting.late') } : {})}>
          {t('app.waiting.minutes', { minutes })}
        </span>
        <span className="visually-hidden">
          {t('app.waiting.since', {
            minutes,
            time: formatsAt(formats, waiting.addressId).time(waiting.start),
          })}
          {late && `, ${t('app.waiting.late')}`}
        </span>
      </>
    );
  };
  return (
    <Place
      name="waiting"
      folded={folded}
      title={t('app.waiting.title')}
      said={listed === null ? t('board.reading') : t('app.waiting.count', { count: listed.length })}
      count={listed?.length ?? null}
      icon={<Clock size={18} aria-hidden />}
      lead={lead}
    >
      {(onChosen) => (
        <PlaceList
          listed={listed ?? []}
          empty={listed === null ? t('board.reading') : t('app.waiting.none')}
          when={when}
          onChosen={onChosen}
        />
      )}
    </Place>
  );
}

/** Of every day, and also what the board cannot show, such as a visit that was never made. */
function AttentionPlace({ folded }: { readonly folded: boolean }): ReactNode {
  const t = useT();
  const items = useDesk((desk) => desk.outbox.attention);
  const away = useAwayList();
  const count = items.length + away.length;
  return (
    <Place
      name="attention"
      folded={folded}
      title={t('app.attention.title')}
      said={t('app.attention.count', { count })}
      count={count}
      icon={<CircleAlert size={18} aria-hidden />}
      lead={(id) =>
        turnTo(
          away.some((row) => row.id === id)
            ? { kind: 'awayVisits', id }
            : { kind: 'attention', intentId: id, task: 'look' },
        )
      }
    >
      {(onChosen) => (
        <>
          <AwayList rows={away} onChosen={onChosen} />
          {(items.length > 0 || away.length === 0) && <AttentionList items={items} onChosen={onChosen} />}
        </>
      )}
    </Place>
  );
}

interface PlaceProps {
  readonly name: 'waiting' | 'attention';
  readonly folded: boolean;
  readonly title: string;
  /** The count as a sentence, for ears. */
  readonly said: string;
  readonly count: number | null;
  readonly icon: ReactNode;
  /** Leads to what was pressed. */
  readonly lead: (id: string) => void;
  readonly children: (onChosen: (id: string) => void) => ReactNode;
}

function Place({ name, folded, title, said, count, icon, lead, children }: PlaceProps): ReactNode {
  const [open, setOpen] = useState(false);
  const label = `${title}: ${said}`;
  const badge = (
    <span className="count tabular" data-place={name} data-empty={count === null || count === 0}>
      {count ?? '–'}
    </span>
  );
  if (!folded) {
    return (
      <section className="place" aria-label={label} data-place={name}>
        <h2 className="place-title">
          {title} {badge}
        </h2>
        {children(lead)}
      </section>
    );
  }
  const face = (
    <>
      {icon}
      {badge}
    </>
  );
  const choose = (id: string): void => {
    setOpen(false);
    lead(id);
  };
  return (
    <Pop label={label} face={face} side="right top" open={open} onOpenChange={setOpen}>
      <h2 className="place-title">{title}</h2>
      {children(choose)}
    </Pop>
  );
}
