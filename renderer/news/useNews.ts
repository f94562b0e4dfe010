import { useEffect } from 'react';
import type { NewsArrived } from '#shared/contract/news.ts';
import { goToVisit } from '../focus/goToVisit.ts';
import { formatsIn, useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import { useToday } from '../state/day.ts';
import { useDesk } from '../state/desk.ts';
import { door } from '../state/door.ts';
import { playTone } from './tone.ts';
import { useSeen } from './useSeen.ts';

/** The new bookings in the window's life: said, heard, counted in the title, and seen by whoever has them in front (`useSeen.ts`). */
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

function useHeard(): void {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  useEffect(() => {
    const say = ({ count, visit, sound }: NewsArrived): void => {
      const what = t('privacy.news.arrived', { count });
      const where = visit && {
        when: formatsIn(formats, visit.timeZone).dayAndTime(visit.start, today),
        doctor: visit.doctorName,
      };
      announce(where === null ? what : `${what}: ${t('privacy.news.visit', where)}`);
      const wanted = useDesk.getState().settings.newsSound;
      if (sound && wanted !== 'off') playTone('booking', wanted);
    };
    const stops = [
      door().on('news.arrived', say),
      door().on('news.sound', () => {
        const wanted = useDesk.getState().settings.newsSound;
        if (wanted !== 'off') playTone('attention', wanted);
      }),
      door().on('news.show', (visit) => goToVisit(visit, formats.timeZone)),
    ];
    return () => stops.forEach((stop) => stop());
  }, [t, formats, today]);
}
