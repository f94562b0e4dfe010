import { type KeyboardEvent, type ReactNode, useId } from 'react';
import type { TimeZone } from '#shared/time/zone.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import type { DayRow } from './rows.ts';
import { Tick } from './Tick.tsx';
import { type TickSearch, useTickSearch } from './useTickSearch.ts';

interface Props {
  /** By doctor, then by time. */
  readonly rows: readonly DayRow[];
  readonly timeZone: TimeZone;
  /** Ids of those who did not come. */
  readonly absent: ReadonlySet<string>;
  readonly onAbsent: (absent: ReadonlySet<string>) => void;
  /** Its key (`fixedKeys.settle`), from anywhere in the list. */
  readonly onSettle: () => void;
  /** The button that settles. */
  readonly settle: ReactNode;
}

/**
 * Who came, with a tick each. A name that is typed cuts the list to those who bear it: Enter unticks who is alone there, and of
 * several nobody, since another patient would be charged as absent.
 */
export function TickList({ rows, timeZone, absent, onAbsent, onSettle, settle }: Props): ReactNode {
  const t = useT();
  const search = useTickSearch({ rows, absent, onAbsent, onSettle });
  const { list, hits, only, toggle, press } = search;
  const ticks = { timeZone, absent, only, onToggle: toggle };
  return (
    <div className="end-settle" onKeyDown={press}>
      <header className="end-head">
        <div>
          <h2 className="end-title">{t('arrivals.end.title', { count: rows.length })}</h2>
          <p className="meta">{t('arrivals.end.text')}</p>
        </div>
        <NameField search={search} />
        {settle}
      </header>
      <div ref={list} className="end-list" data-keeps-end onKeyDown={walkTicks}>
        <div className="end-columns">
          {hits !== null ? (
            <fieldset className="end-doctor end-hits">
              <legend>{t('arrivals.end.hits', { count: hits.length })}</legend>
              <Ticks rows={hits} {...ticks} withDoctor />
            </fieldset>
          ) : (
            byDoctor(rows).map(([doctor, own]) => (
              <fieldset key={doctor} className="end-doctor">
                <legend>{doctor}</legend>
                <Ticks rows={own} {...ticks} withDoctor={false} />
              </fieldset>
            ))
          )}
        </div>
      </div>
    </div>
  );
}

function NameField({ search }: { readonly search: TickSearch }): ReactNode {
  const t = useT();
  const enter = useKeyWords().ofChord('Enter');
  const id = useId();
  const { field, typed, type, hint } = search;
  return (
    <div className="end-find field">
      <input
        ref={field}
        type="text"
        data-takes="letters"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        aria-label={t('arrivals.end.find', { enter })}
        placeholder={t('arrivals.end.find', { enter })}
        aria-describedby={id}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <span id={id} className="meta" role="status" title={hint}>
        {hint}
      </span>
    </div>
  );
}

interface TicksProps {
  readonly rows: readonly DayRow[];
  readonly timeZone: TimeZone;
  readonly absent: ReadonlySet<string>;
  /** Who alone bears the name that is typed. */
  readonly only: DayRow | null;
  readonly withDoctor: boolean;
  readonly onToggle: (id: string) => void;
}

function Ticks({ rows, timeZone, absent, only, withDoctor, onToggle }: TicksProps): ReactNode {
  return rows.map((row) => (
    <Tick
      key={row.card.id}
      row={row}
      timeZone={timeZone}
      absent={absent.has(row.card.id)}
      isMatch={row === only}
      withDoctor={withDoctor}
      onToggle={onToggle}
    />
  ));
}

function byDoctor(rows: readonly DayRow[]): [string, DayRow[]][] {
  const groups = new Map<string, DayRow[]>();
  for (const row of rows) {
    const own = groups.get(row.doctor);
    if (own === undefined) groups.set(row.doctor, [row]);
    else own.push(row);
  }
  return [...groups];
}

/** Up and down from tick to tick. */
function walkTicks(event: KeyboardEvent<HTMLElement>): void {
  const way = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (way === 0 || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const ticks = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  ticks[ticks.indexOf(event.target) + way]?.focus();
}
