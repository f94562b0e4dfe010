import { type ReactNode, useState } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxLoadMoreItem, ListBoxSection } from 'react-aria-components';
import type { FreeTime } from '#shared/contract/visits.ts';
import { type LocalDate, localDateOf, type TimeZone } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { Online } from './Online.tsx';
import { useT } from '../i18n/useT.ts';

interface Props {
  readonly times: readonly FreeTime[];
  /** What is most likely wanted, once more at the head of the list. */
  readonly likely?: readonly FreeTime[];
  readonly withDoctor: boolean;
  /** Names what was asked for: with another question the list begins anew. */
  readonly question: string;
  readonly label: string;
  readonly onChosen: (time: FreeTime) => void;
}

/** To draw two hundred times at once holds the window for a tenth of a second, and nearly always one of the first is chosen. */
const atOnce = 40;
/** So many more at a time; each time those before are drawn anew. */
const more = 20;
/** How near to the end more are drawn, in heights of the panel: the last one in focus has to be near enough. */
const nearEnd = 0.1;

/** The times under their days; arrow keys walk, Enter or a press chooses. More are drawn as somebody comes near the end. */
export function FreeTimeList({
  times,
  likely = [],
  withDoctor,
  question,
  label,
  onChosen,
}: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const [drawn, setDrawn] = useState({ question, count: atOnce });
  if (times.length === 0) return <p className="panel-quiet">{t('visit.move.none')}</p>;
  const count = drawn.question === question ? drawn.count : atOnce;
  const days = byDay(times.slice(0, count), formats.timeZone);
  const byKey = new Map([
    ...times.map((time) => [keyOf(time), time] as const),
    ...likely.map((time) => [likelyKeyOf(time), time] as const),
  ]);
  const choose = (key: string | number): void => {
    const time = byKey.get(String(key));
    if (time !== undefined) onChosen(time);
  };
  return (
    <ListBox
      className="times"
      aria-label={label}
      selectionMode="none"
      autoFocus="first"
      onAction={choose}
      data-doctors={withDoctor}
      layout={withDoctor ? 'stack' : 'grid'}
    >
      {likely.length > 0 && (
        <ListBoxSection id="likely" className="times-day times-likely">
          <Header className="times-date">{t('visit.move.sameTime')}</Header>
          {likely.map((time) => {
            const text = `${formats.day(localDateOf(time.start, formats.timeZone))} ${formats.time(time.start)}`;
            return (
              <ListBoxItem
                key={likelyKeyOf(time)}
                id={likelyKeyOf(time)}
                className="times-one"
                textValue={text}
              >
                <span className="tabular">{text}</span>
              </ListBoxItem>
            );
          })}
        </ListBoxSection>
      )}
      {days.map(([date, ofDay]) => (
        <ListBoxSection key={date} id={date} className="times-day">
          <Header className="times-date">{formats.day(date)}</Header>
          {ofDay.map((time) => (
            <ListBoxItem
              key={keyOf(time)}
              id={keyOf(time)}
              className="times-one"
              textValue={`${formats.time(time.start)} ${time.doctorName}`}
            >
              <span className="tabular">{formats.time(time.start)}</span>
              {withDoctor && <span className="times-doctor">{time.doctorName}</span>}
              {withDoctor && time.onlineOnly && <Online />}
            </ListBoxItem>
          ))}
        </ListBoxSection>
      ))}
      {count < times.length && (
        <ListBoxLoadMoreItem
          scrollOffset={nearEnd}
          onLoadMore={() => setDrawn({ question, count: count + more })}
        />
      )}
    </ListBox>
  );
}

/** The days in order, each with its times in order. */
function byDay(times: readonly FreeTime[], zone: TimeZone): readonly (readonly [LocalDate, FreeTime[]])[] {
  const days = new Map<LocalDate, FreeTime[]>();
  for (const time of times) {
    const date = localDateOf(time.start, zone);
    const ofDay = days.get(date);
    if (ofDay === undefined) days.set(date, [time]);
    else ofDay.push(time);
  }
  return [...days];
}

const likelyKeyOf = (time: FreeTime): string => `likely ${keyOf(time)}`;
const keyOf = ({ addressId, start }: FreeTime): string => `${addressId} ${start}`;
