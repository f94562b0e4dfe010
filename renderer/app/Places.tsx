import { CircleAlert, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useMinute } from '../state/now.ts';
import { type Listed, minutesWaiting, needsYou, waitingNow } from '../state/places.ts';
import { Pop } from './Pop.tsx';
import { useBoardDay } from './useBoardDay.ts';

/** More rows than this are counted instead of shown: a reception has no more chairs in sight. */
const shownRows = 12;

/** The two places that are always in sight: who is waiting, and what needs a person. Folded, they are icons with counts. */
export function Places({ folded }: { readonly folded: boolean }): ReactNode {
  const t = useT();
  const now = useMinute();
  const day = useBoardDay();
  const waiting = waitingNow(day, now);
  const attention = needsYou(day);
  const places = [
    {
      name: 'waiting',
      title: t('app.waiting.title'),
      count: t('app.waiting.count', { count: waiting.length }),
      listed: waiting,
      body: <WaitingList listed={waiting} now={now} />,
      icon: <Clock size={18} aria-hidden />,
    },
    {
      name: 'attention',
      title: t('app.attention.title'),
      count: t('app.attention.count', { count: attention.length }),
      listed: attention,
      body: <AttentionList listed={attention} />,
      icon: <CircleAlert size={18} aria-hidden />,
    },
  ] as const;
  return places.map(({ name, title, count, listed, body, icon }) => {
    const badge = (
      <span className="count tabular" data-place={name} data-empty={listed.length === 0}>
        {listed.length}
      </span>
    );
    if (folded) {
      const face = (
        <>
          {icon}
          {badge}
        </>
      );
      return (
        <Pop key={name} label={`${title}: ${count}`} face={face} side="right top">
          <h2 className="place-title">{title}</h2>
          {body}
        </Pop>
      );
    }
    return (
      <section key={name} className="place" aria-label={`${title}: ${count}`} data-place={name}>
        <h2 className="place-title">
          {title} {badge}
        </h2>
        {body}
      </section>
    );
  });
}

function WaitingList({
  listed,
  now,
}: {
  readonly listed: readonly Listed[];
  readonly now: number;
}): ReactNode {
  const t = useT();
  const formats = useFormats();
  if (listed.length === 0) return <p className="place-empty">{t('app.waiting.none')}</p>;
  return (
    <ul className="place-list">
      {listed.slice(0, shownRows).map(({ card, doctor }) => {
        const minutes = minutesWaiting(card, now);
        return (
          <li key={card.id} className="place-row" title={`${card.surname} ${card.name}`}>
            <span className="place-who">{card.surname}</span>
            <span className="place-when tabular">
              <span aria-hidden>{t('app.waiting.minutes', { minutes })}</span>
              <span className="visually-hidden">
                {t('app.waiting.since', { minutes, time: formats.time(card.start) })}
              </span>
            </span>
            <span className="place-meta">{doctor}</span>
          </li>
        );
      })}
      <More count={listed.length - shownRows} />
    </ul>
  );
}

function AttentionList({ listed }: { readonly listed: readonly Listed[] }): ReactNode {
  const t = useT();
  const formats = useFormats();
  if (listed.length === 0) return <p className="place-empty">{t('app.attention.none')}</p>;
  return (
    <ul className="place-list">
      {listed.slice(0, shownRows).map(({ card, doctor }) => (
        <li key={card.id} className="place-row" title={`${card.surname} ${card.name}`}>
          <span className="place-who">{card.surname}</span>
          <span className="place-when tabular">{formats.time(card.start)}</span>
          <span className="place-meta">{doctor}</span>
        </li>
      ))}
      <More count={listed.length - shownRows} />
    </ul>
  );
}

function More({ count }: { readonly count: number }): ReactNode {
  const t = useT();
  return count > 0 ? <li className="place-meta">{t('app.waiting.more', { count })}</li> : null;
}
