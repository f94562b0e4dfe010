import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useStandStill } from '../app/useStandStill.ts';
import type { TimeZone } from '#shared/time/zone.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { nameOf } from '../visit/nameOf.ts';
import type { DayRow } from './rows.ts';
import { findByName } from './settling.ts';

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

/** Who came, with a tick each; typing a name jumps to it, and Enter unticks it. */
export function TickList({ rows, timeZone, absent, onAbsent, onSettle, settle }: Props): ReactNode {
  const t = useT();
  const formats = useFormats(timeZone);
  const enter = useKeyWords().ofChord('Enter');
  const [typed, setTyped] = useState('');
  const hint = useId();
  const list = useRef<HTMLDivElement>(null);
  useStandStill(list);
  const match = findByName(rows, typed);
  const toggle = (id: string): void => {
    const next = new Set(absent);
    if (!next.delete(id)) next.add(id);
    onAbsent(next);
  };
  const find = (text: string): void => {
    setTyped(text);
    const id = findByName(rows, text)?.card.id;
    if (id !== undefined)
      list.current?.querySelector(`[data-visit="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || event.altKey || event.shiftKey) return;
    if (event.ctrlKey || event.metaKey) onSettle();
    else if (event.target instanceof HTMLInputElement && event.target.type === 'text') {
      if (match === null) return;
      toggle(match.card.id);
      setTyped('');
    } else return;
    event.preventDefault();
  };
  return (
    <div className="end-settle" onKeyDown={press}>
      <header className="end-head">
        <div>
          <h2 className="end-title">{t('arrivals.end.title', { count: rows.length })}</h2>
          <p className="meta">{t('arrivals.end.text')}</p>
        </div>
        <div className="end-find field">
          <input
            type="text"
            value={typed}
            // The first thing that is done here is to name who did not come.
            ref={focusOnce}
            autoComplete="off"
            spellCheck={false}
            aria-label={t('arrivals.end.find', { enter })}
            placeholder={t('arrivals.end.find', { enter })}
            aria-describedby={hint}
            onChange={(event) => find(event.currentTarget.value)}
          />
          <span id={hint} className="meta" role="status">
            {hintOf(typed, match, absent, enter, t)}
          </span>
        </div>
        {settle}
      </header>
      <div ref={list} className="end-list" onKeyDown={walkTicks}>
        {byDoctor(rows).map(([doctor, own]) => (
          <fieldset key={doctor} className="end-doctor">
            <legend>{doctor}</legend>
            {own.map(({ card }) => (
              <label
                key={card.id}
                className="came"
                data-visit={card.id}
                data-absent={absent.has(card.id) || undefined}
                data-match={match?.card.id === card.id || undefined}
              >
                <input
                  type="checkbox"
                  checked={!absent.has(card.id)}
                  aria-label={t('arrivals.end.came', { patient: nameOf(card, t) })}
                  onChange={() => toggle(card.id)}
                />
                <span className="tabular">{formats.time(card.start)}</span>
                <span className="came-who" title={nameOf(card, t)}>
                  <strong>{card.surname}</strong>
                  {card.surname !== '' && card.name !== '' && ', '}
                  {card.name}
                  {card.surname === '' && card.name === '' && nameOf(card, t)}
                </span>
                {card.presence !== null && (
                  <span className="meta">{t('arrivals.end.told', { presence: card.presence })}</span>
                )}
                {absent.has(card.id) && <span className="came-absent">{t('arrivals.step.noShow')}</span>}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </div>
  );
}

/** Only where nobody has the focus, or the day as a whole, on which it waits. */
function focusOnce(field: HTMLInputElement | null): void {
  const active = document.activeElement;
  if (active === document.body || active?.id === 'board') field?.focus({ preventScroll: true });
}

function hintOf(
  typed: string,
  match: DayRow | null,
  absent: ReadonlySet<string>,
  enter: string,
  t: ReturnType<typeof useT>,
): string {
  if (typed.trim() === '') return '';
  if (match === null) return t('arrivals.end.noMatch');
  const key = absent.has(match.card.id) ? 'arrivals.end.matchBack' : 'arrivals.end.match';
  return t(key, { enter, patient: nameOf(match.card, t) });
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
