import type { ReactNode } from 'react';
import type { KeptCopy } from '#shared/contract/copies.ts';
import { localDateOf, type LocalDate } from '#shared/time/zone.ts';
import { Button } from '../ui/Button.tsx';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useToday } from '../state/day.ts';
import { dayMs } from '#shared/time/durations.ts';

interface Props {
  readonly copy: KeptCopy;
  /** Somebody has pressed Delete, and is asked whether they mean it. */
  readonly isAsked: boolean;
  readonly onAsk: (ask: boolean) => void;
  readonly onRemove: () => void;
}

/** One copy: when the damage was found, how long ago that is, how large it is, and the way to delete it. */
export function CopyRow({ copy, isAsked, onAsk, onRemove }: Props): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const date = localDateOf(copy.at, formats.timeZone);
  const when = `${formats.dayWithYear(date, today)}, ${formats.time(copy.at)}`;
  const age = t('privacy.copies.age', { days: daysBetween(date, today) });
  const size = t('privacy.copies.size', { size: formats.number(megabytes(copy.bytes)) });
  const about = [age, size].join(' · ');
  return (
    <li className="copies-row">
      <span className="copies-when">{when}</span>
      <span className="copies-about tabular">{about}</span>
      {isAsked ? (
        <div className="copies-ask" role="group" aria-label={t('privacy.copies.deleteOf', { when })}>
          <p>{t('privacy.copies.ask')}</p>
          <div className="fields-more">
            <Button onPress={() => onAsk(false)} autoFocus>
              {t('privacy.copies.no')}
            </Button>
            <Button onPress={onRemove}>{t('privacy.copies.yes')}</Button>
          </div>
        </div>
      ) : (
        <Button aria-label={t('privacy.copies.deleteOf', { when })} onPress={() => onAsk(true)}>
          {t('privacy.copies.delete')}
        </Button>
      )}
    </li>
  );
}

const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayMs));

/** With one digit after the point, and never none. */
const megabytes = (bytes: number): number => Math.max(0.1, Math.round(bytes / 100_000) / 10);
