import { useCallback, useEffect, useRef } from 'react';
import type { WaitingPatient } from '#shared/contract/arrivals.ts';
import type { ShownDay } from '../state/boardDelta.ts';
import { boardStore } from '../state/boardStore.ts';
import { formatsAt, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useToday } from '../state/day.ts';
import { isDecidedHere } from '../state/decidedHere.ts';
import { useDesk } from '../state/desk.ts';
import { useMinute } from '../state/now.ts';
import { nameOf } from '../i18n/nameOf.ts';
import { changedElsewhere, type DayEvent, wordsOf } from './dayNews.ts';
import { waitOf } from '../state/wait.ts';

/** What comes together is said together. Milliseconds. */
const gathering = 1_000;

/**
 * Says what a glance at the screen would show: a visit that needs somebody, and a patient who waits for longer than the
 * limit. While today is on the board, also a visit of today that was cancelled or moved elsewhere. It is said politely:
 * none of it is to be answered before the sentence on the phone is over. What was so before the screen was opened is not
 * said.
 */
export function useDayNews(waiting: readonly WaitingPatient[] | null): void {
  const publish = useGathered();
  useAttentionNews(publish);
  useLateNews(waiting, publish);
  useChangeNews(publish);
}

type Publish = (events: readonly DayEvent[]) => void;

function useGathered(): Publish {
  const t = useT();
  const gathered = useRef<DayEvent[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  return useCallback(
    (events) => {
      if (events.length === 0) return;
      gathered.current.push(...events);
      timer.current ??= setTimeout(() => {
        timer.current = null;
        // By now it is known what was decided here: a change of the day comes before the answer.
        const foreign = gathered.current
          .splice(0)
          .filter((event) => needsSomebody(event) || !isDecidedHere(event.id));
        const words = wordsOf(foreign, useDesk.getState().settings.waitingAlertMinutes, t);
        if (words !== '') announce(words);
      }, gathering);
    },
    [t],
  );
}

const needsSomebody = ({ kind }: DayEvent): boolean => kind === 'attention' || kind === 'late';

function useAttentionNews(publish: Publish): void {
  const t = useT();
  const items = useDesk((desk) => desk.outbox.attention);
  const known = useRef(new Set(items.map(({ intentId }) => intentId)));
  useEffect(() => {
    const fresh = items.filter(({ intentId }) => !known.current.has(intentId));
    known.current = new Set(items.map(({ intentId }) => intentId));
    publish(
      fresh.map((item) => ({
        kind: 'attention',
        id: item.intentId,
        patient: item.about === 'visit' ? nameOf(item.patient, t) : item.doctorName,
        time: '',
      })),
    );
  }, [items, publish, t]);
}

function useLateNews(waiting: readonly WaitingPatient[] | null, publish: Publish): void {
  const t = useT();
  const now = useMinute();
  const limit = useDesk((desk) => desk.settings.waitingAlertMinutes);
  /** `null`: who was late already when this began is not known yet. */
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (waiting === null) return;
    const late = waiting.filter((patient) => waitOf(patient, now, limit).late);
    const before = known.current;
    known.current = new Set(late.map(({ id }) => id));
    if (before === null) return;
    const fresh = late.filter(({ id }) => !before.has(id));
    publish(
      fresh.map((patient) => ({ kind: 'late', id: patient.id, patient: nameOf(patient, t), time: '' })),
    );
  }, [waiting, now, limit, publish, t]);
}

function useChangeNews(publish: Publish): void {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  useEffect(
    () =>
      boardStore().subscribe(({ day }, { day: before }) => {
        if (day === null || before === null || day === before) return;
        if (day.date !== today || before.date !== today) return;
        publish(
          changedElsewhere(before, day, Date.now()).map(({ kind, was, to }) => ({
            kind,
            id: was.id,
            patient: nameOf(was, t),
            time: formatsAt(formats, columnOf(to === null ? before : day, (to ?? was).id)).time(
              (to ?? was).start,
            ),
          })),
        );
      }),
    [publish, t, formats, today],
  );
}

/** The calendar in which a visit stands that day. */
const columnOf = ({ columns }: ShownDay, id: string): string =>
  columns.find(({ cards }) => cards.some((card) => card.id === id))?.addressId ?? '';
