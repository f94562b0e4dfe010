import { useEffect } from 'react';
import type { NewsArrived } from '#shared/contract/news.ts';
import { localDateOf } from '#shared/time/zone.ts';
import { goToVisit } from '../find/goToVisit.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useShownDate, useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { useShownView } from '../state/shownView.ts';
import { pulse } from './pulse.ts';
import { playTone } from './tone.ts';
import { useFocused } from './useFocused.ts';

/** The new bookings in the window's life: said, heard, counted in the title, and seen once their day is looked at. */
export function useNews(): void {
  useTitle();
  useSeen();
  useHeard();
}

function useTitle(): void {
  const t = useT();
  const count = useDesk((desk) => desk.news.unseen.length);
  useEffect(() => {
    const name = t('app.name');
    document.title = count > 0 ? `(${count}) ${name}` : name;
  }, [count, t]);
}

/** Main is told that these have been seen. */
export function tellSeen(ids: readonly string[]): void {
  if (ids.length > 0) void door().ask('news.seen', { ids: [...ids] });
}

function useSeen(): void {
  const { timeZone } = useFormats();
  const unseen = useDesk((desk) => desk.news.unseen);
  const locked = useDesk((desk) => desk.lock.locked);
  const date = useShownDate();
  const focused = useFocused();
  const looked = useShownView(({ view }) => view !== 'endOfDay') && focused && !locked;
  useEffect(() => {
    if (!looked) return;
    const ids = unseen.filter(({ start }) => localDateOf(start, timeZone) === date).map(({ id }) => id);
    pulse(ids);
    tellSeen(ids);
  }, [looked, unseen, date, timeZone]);
}

function useHeard(): void {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  useEffect(() => {
    const say = ({ count, visit, sound }: NewsArrived): void => {
      const what = t('privacy.news.arrived', { count });
      const where = visit && {
        when: formats.dayAndTime(visit.start, today),
        doctor: visit.doctorName,
      };
      announce(where === null ? what : `${what}: ${t('privacy.news.visit', where)}`);
      const wanted = useDesk.getState().settings.newsSound;
      if (sound && wanted !== 'off') playTone('booking', wanted);
    };
    const stops = [
      door().on('news.arrived', say),
      door().on('attention.sound', () => {
        const wanted = useDesk.getState().settings.newsSound;
        if (wanted !== 'off') playTone('attention', wanted);
      }),
      door().on('visit.show', (visit) => goToVisit(visit, formats.timeZone)),
    ];
    return () => stops.forEach((stop) => stop());
  }, [t, formats, today]);
}
