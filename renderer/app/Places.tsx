import { CircleAlert, Clock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { useMinute } from '../state/now.ts';
import { useDesk } from '../state/desk.ts';
import { type Listed, minutesWaiting, waitingNow } from '../state/places.ts';
import { openAttention } from '../state/selection.ts';
import { AttentionList } from '../visit/AttentionList.tsx';
import { PlaceList } from './PlaceList.tsx';
import { Pop } from './Pop.tsx';
import { showVisit } from './showVisit.ts';
import { useBoardDay } from './useBoardDay.ts';

/** The two places that are always in sight: who is waiting, and what needs a person. Folded, they are icons with counts. */
export function Places({ folded }: { readonly folded: boolean }): ReactNode {
  const day = useBoardDay();
  const now = useMinute();
  const today = useToday();
  return (
    <>
      <Waiting folded={folded} listed={day?.date === today ? waitingNow(day, now) : null} now={now} />
      <Attention folded={folded} />
    </>
  );
}

interface ListProps {
  readonly folded: boolean;
  /** `null` where it is not known: the board watches one day, and "nobody" would be a guess. */
  readonly listed: readonly Listed[] | null;
}

function Waiting({ folded, listed, now }: ListProps & { readonly now: number }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const when = ({ card }: Listed): ReactNode => {
    const minutes = minutesWaiting(card, now);
    return (
      <>
        <span aria-hidden>{t('app.waiting.minutes', { minutes })}</span>
        <span className="visually-hidden">
          {t('app.waiting.since', { minutes, time: formats.time(card.start) })}
        </span>
      </>
    );
  };
  return (
    <Place
      name="waiting"
      folded={folded}
      title={t('app.waiting.title')}
      said={listed === null ? t('app.waiting.otherDay') : t('app.waiting.count', { count: listed.length })}
      count={listed?.length ?? null}
      icon={<Clock size={18} aria-hidden />}
    >
      {(onChosen) => (
        <PlaceList
          listed={listed ?? []}
          empty={listed === null ? t('app.waiting.otherDay') : t('app.waiting.none')}
          when={when}
          onChosen={onChosen}
        />
      )}
    </Place>
  );
}

/** Of every day, and also what the board cannot show, such as a visit that was never made. */
function Attention({ folded }: { readonly folded: boolean }): ReactNode {
  const t = useT();
  const items = useDesk((desk) => desk.outbox.attention);
  return (
    <Place
      name="attention"
      folded={folded}
      title={t('app.attention.title')}
      said={t('app.attention.count', { count: items.length })}
      count={items.length}
      icon={<CircleAlert size={18} aria-hidden />}
      lead={openAttention}
    >
      {(onChosen) => <AttentionList items={items} onChosen={onChosen} />}
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
  readonly lead?: (id: string) => void;
  readonly children: (onChosen: (id: string) => void) => ReactNode;
}

function Place({
  name,
  folded,
  title,
  said,
  count,
  icon,
  lead = showVisit,
  children,
}: PlaceProps): ReactNode {
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
