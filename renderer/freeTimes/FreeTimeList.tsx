import {
  type MouseEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import type { FreeTime } from '#shared/contract/freeTimes.ts';
import { type LocalDate, localDateOf } from '#shared/time/zone.ts';
import { useInSteps } from '../ui/useInSteps.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { FreeTimeDay, likelyKeyOf, LikelyTimes } from './FreeTimeDay.tsx';
import { keyOf } from './standingTimes.ts';
import { keepTimeTabStop, useTimeTabStop, useTimeWalk } from './walkTimes.ts';
import type { Formats } from '#shared/messages/formats.ts';
import type { Translator } from '#shared/messages/makeTranslator.ts';

interface Props {
  readonly times: readonly FreeTime[];
  /** What is most likely wanted, once more at the head of the list. */
  readonly likely?: readonly FreeTime[];
  /** Keys of the times that somebody has by now: they stay in their places and cannot be chosen. */
  readonly gone: ReadonlySet<string>;
  readonly withDoctor: boolean;
  /** Names what was asked for: with another question the list begins anew. */
  readonly question: string;
  readonly label: string;
  readonly onChosen: (time: FreeTime) => void;
}

/** More than a panel shows; nearly always one of the first is chosen. */
const atOnce = 40;
const more = 40;

/**
 * The times under their days; arrow keys walk, the digits of a time go to it, Enter or a press chooses. The list is our own because
 * one of a library draws each entry at each step: adr/0012.
 */
export function FreeTimeList({ times, likely = [], question, onChosen, ...looks }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const { gone } = looks;
  if (times.length === 0) return <p className="panel-quiet">{t('visit.move.none')}</p>;
  const choose = (key: string): void => {
    const chosen =
      times.find((time) => keyOf(time) === key) ?? likely.find((time) => likelyKeyOf(time) === key);
    if (chosen === undefined) return;
    if (gone.has(keyOf(chosen))) tellTaken(chosen, { t, formats });
    else onChosen(chosen);
  };
  return <Times {...looks} times={times} likely={likely} question={question} onKey={choose} />;
}

function tellTaken(
  { addressId, start }: FreeTime,
  { t, formats }: { t: Translator; formats: Formats },
): void {
  announce(t('visit.move.takenNow', { time: formatsAt(formats, addressId).time(start) }));
}

interface TimesProps extends Omit<Props, 'onChosen' | 'likely'> {
  readonly likely: readonly FreeTime[];
  readonly onKey: (key: string) => void;
}

function Times({ times, likely, gone, withDoctor, question, label, onKey }: TimesProps): ReactNode {
  const formats = useFormats();
  const list = useRef<HTMLDivElement>(null);
  const days = useMemo(() => byDay(times, formats), [times, formats]);
  const { count, drawAll } = useInSteps({ question, all: times.length, atOnce, more });
  const press = useTimeWalk({ list, drawAll, onKey });
  useFirstFocus(list);
  useTimeTabStop(list);
  useTakenUnderFocus(list, times, gone);
  return (
    <div
      ref={list}
      className="times"
      role="listbox"
      aria-label={label}
      data-doctors={withDoctor}
      onKeyDown={press}
      onFocus={keepTimeTabStop}
      onClick={(event) => onKey(pressedKey(event))}
    >
      {likely.length > 0 && <LikelyTimes times={likely} gone={gone} />}
      {days.map(
        ({ date, ofDay, first }) =>
          first < count && (
            <FreeTimeDay
              key={date}
              date={date}
              times={ofDay}
              count={Math.min(ofDay.length, count - first)}
              withDoctor={withDoctor}
              gone={gone}
            />
          ),
      )}
    </div>
  );
}

/** @returns '' for a press beside the times */
function pressedKey({ target }: MouseEvent): string {
  const option = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
  return option?.dataset['key'] ?? '';
}

function useFirstFocus(list: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    list.current?.querySelector<HTMLElement>('[data-key]')?.focus();
  }, [list]);
}

/** Who is about to choose a time hears that it went; of the others one hears when they are come to. */
function useTakenUnderFocus(
  list: { readonly current: HTMLElement | null },
  times: readonly FreeTime[],
  gone: ReadonlySet<string>,
): void {
  const t = useT();
  const formats = useFormats();
  const tellIfTaken = useEffectEvent((taken: ReadonlySet<string>) => {
    const active = document.activeElement;
    if (active === null || list.current?.contains(active) !== true) return;
    const key = active.getAttribute('data-key');
    const time = times.find((free) => key === keyOf(free) || key === likelyKeyOf(free));
    if (time !== undefined && taken.has(keyOf(time))) tellTaken(time, { t, formats });
  });
  // Only where one went: what is walked to says it by itself.
  useEffect(() => tellIfTaken(gone), [gone]);
}

interface Day {
  readonly date: LocalDate;
  readonly ofDay: readonly FreeTime[];
  /** Index of its first time among all. */
  readonly first: number;
}

/** The days in order, each with its times in order. */
function byDay(times: readonly FreeTime[], formats: Formats): readonly Day[] {
  const days = new Map<LocalDate, { readonly ofDay: FreeTime[]; readonly first: number }>();
  for (const [index, time] of times.entries()) {
    const date = localDateOf(time.start, formatsAt(formats, time.addressId).timeZone);
    const day = days.get(date);
    if (day === undefined) days.set(date, { ofDay: [time], first: index });
    else day.ofDay.push(time);
  }
  return [...days].map(([date, day]) => ({ date, ...day }));
}
