import { type ReactNode, useEffect, useRef } from 'react';
import type { HoursFileCalendar, HoursFileFault, HoursFilePreview } from '#shared/contract/hoursFile.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { useToday } from '../../state/day.ts';
import { useMayKeep } from '../../state/rights.ts';
import { Button } from '../../ui/Button.tsx';
import { useOnce } from '../../ui/useOnce.ts';
import type { ChosenFile, HoursFiling } from './useHoursFile.ts';

interface Props {
  readonly chosen: ChosenFile;
}

/** What a file would change, before anything of it is kept, or what is wrong in it. */
export function FilePreview({ chosen }: Props): ReactNode {
  const t = useT();
  const { may, keepers } = useMayKeep();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [chosen]);
  const { preview, fileName, moved } = chosen;
  const changing = changesOf(preview);
  return (
    <section className="hours-file-preview">
      <h3 ref={head} tabIndex={-1}>
        {fileName}
      </h3>
      <p role="status">
        {moved && <strong>{t('hours.file.moved')} </strong>}
        <Summary preview={preview} />
      </p>
      {preview.kind !== 'unreadable' && (
        <div className="hours-file-list" tabIndex={0}>
          {preview.kind === 'changes' ? (
            <Calendars calendars={preview.calendars} />
          ) : (
            <Faults faults={preview.faults} all={preview.all} />
          )}
        </div>
      )}
      {!may && changing > 0 && <p className="meta">{t('publishing.switch.keepers', { names: keepers })}</p>}
    </section>
  );
}

interface WaysProps extends Props {
  readonly filing: HoursFiling;
}

/** Back to the choice, and on with this file. */
export function FileWays({ chosen, filing }: WaysProps): ReactNode {
  const t = useT();
  const once = useOnce();
  const { may } = useMayKeep();
  return (
    <>
      {changesOf(chosen.preview) > 0 && (
        <Button rank="primary" isDisabled={filing.busy || !may} onPress={() => once(filing.apply)}>
          {t('hours.file.apply')}
        </Button>
      )}
      <Button onPress={filing.leave}>{t('hours.file.back')}</Button>
    </>
  );
}

/** How much would be kept. */
function changesOf(preview: HoursFilePreview): number {
  if (preview.kind !== 'changes') return 0;
  return (
    preview.daysOff.taken + preview.calendars.filter(({ is }) => is === 'new' || is === 'changed').length
  );
}

function Summary({ preview }: { readonly preview: HoursFilePreview }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  switch (preview.kind) {
    case 'unreadable':
      return t(`hours.file.unreadable.${preview.why}`);
    case 'faults':
      return t('hours.file.faults', { count: preview.all });
    case 'changes': {
      const { madeAt, daysOff, calendars } = preview;
      const drafts = calendars.filter(({ is }) => is === 'new' || is === 'changed').length;
      return (
        <>
          {t('hours.file.made', { at: formats.dayAndTime(madeAt, today) })}{' '}
          {t('hours.file.drafts', { count: drafts })}{' '}
          {daysOff.taken > 0 && `${t('hours.file.daysOff.taken', { count: daysOff.taken })} `}
          {daysOff.there > 0 && `${t('hours.file.daysOff.there', { count: daysOff.there })} `}
          {daysOff.left > 0 && t('hours.file.daysOff.left', { count: daysOff.left })}
        </>
      );
    }
  }
}

function Calendars({ calendars }: { readonly calendars: readonly HoursFileCalendar[] }): ReactNode {
  const t = useT();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('hours.file.column.calendar')}</th>
          <th scope="col">{t('hours.file.column.week')}</th>
          <th scope="col">{t('hours.file.column.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {calendars.map((calendar) => (
          <Row key={calendar.addressId} calendar={calendar} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ calendar }: { readonly calendar: HoursFileCalendar }): ReactNode {
  const t = useT();
  const formats = useFormats();
  const today = useToday();
  const { addressId, doctor, place, is, from, to, over, gone } = calendar;
  const hours = (minutes: number): string =>
    t('hours.file.hours', { hours: formats.number(Math.round(minutes / 6) / 10) });
  return (
    <tr data-quiet={is === 'same' || is === 'unknown' || undefined}>
      <th scope="row">
        {is === 'unknown' ? addressId : doctor}
        {place !== null && <span className="meta"> {place}</span>}
      </th>
      <td className="tabular hours-file-week">
        {from !== null && from !== to && <del>{hours(from)}</del>} {hours(to)}
      </td>
      <td>
        {t(`hours.file.is.${is}`)}
        {over !== null && (
          <div className="meta">
            {t('hours.file.over', {
              draft: [formats.dayAndTime(over.since, today), over.staff].filter(Boolean).join(' · '),
            })}
          </div>
        )}
        {gone > 0 && <div className="hours-warn">{t('hours.file.gone', { count: gone })}</div>}
      </td>
    </tr>
  );
}

function Faults({
  faults,
  all,
}: {
  readonly faults: readonly HoursFileFault[];
  readonly all: number;
}): ReactNode {
  const t = useT();
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('hours.file.column.row')}</th>
          <th scope="col">{t('hours.file.column.place')}</th>
        </tr>
      </thead>
      <tbody>
        {faults.map(({ list, row, column }) => (
          <tr key={`${list} ${row ?? ''} ${column}`}>
            <th scope="row" className="tabular hours-file-entry">
              {row === null ? t(`hours.file.list.${list}`) : `${t(`hours.file.list.${list}`)} ${row}`}
            </th>
            <td>
              <code>{column}</code>
            </td>
          </tr>
        ))}
        {faults.length < all && (
          <tr>
            <td colSpan={2}>{t('hours.file.more', { count: all - faults.length })}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
