import { type ReactNode, useEffect, useState } from 'react';
import type { UnsettledDay } from '#shared/contract/arrivals.ts';
import { Button } from '../ui/Button.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { showDay, useShownDate, useToday } from '../state/day.ts';
import { door } from '../state/door.ts';

/** Days of the last week with visits that are not settled, each one press away. */
export function PastDays(): ReactNode {
  const t = useT();
  const formats = useFormats();
  const shown = useShownDate();
  const days = useUnsettledDays();
  if (days === null) return null;
  return (
    <section className="end-past" aria-label={t('arrivals.past.title')}>
      <h2 className="end-title">{t('arrivals.past.title')}</h2>
      {days.length === 0 && <p className="meta">{t('arrivals.past.none')}</p>}
      {days.map(({ date, count }) => (
        <Button
          key={date}
          {...(date === shown ? { 'aria-current': 'date' } : {})}
          onPress={() => showDay(date)}
        >
          <span className="tabular">{t('arrivals.past.day', { date: formats.day(date), count })}</span>
        </Button>
      ))}
    </section>
  );
}

/** While hundreds of answers come in, the days are counted once in this time. Milliseconds. */
const gathering = 1_000;

/** `null` until they are known. */
function useUnsettledDays(): readonly UnsettledDay[] | null {
  const [days, setDays] = useState<readonly UnsettledDay[] | null>(null);
  const today = useToday();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let wanted = true;
    const read = async (): Promise<void> => {
      timer = null;
      const answer = await door().ask('arrivals.unsettled', null);
      if (wanted && answer.ok) setDays(answer.value);
    };
    void read();
    const stop = door().on('attention.changed', () => {
      timer ??= setTimeout(() => void read(), gathering);
    });
    return () => {
      wanted = false;
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [today]);
  return days;
}
