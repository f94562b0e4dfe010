import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStandStill } from '../ui/useStandStill.ts';
import { useT } from '../i18n/useT.ts';
import { useKeyWords } from '../keys/keyWords.ts';
import { useLettersTo } from '../keys/lettersTo.ts';
import { announce } from '../state/announce.ts';
import { nameOf } from '../i18n/nameOf.ts';
import type { DayRow } from './rows.ts';
import { findByName } from './settling.ts';

/** The name that is typed over the list of ticks, and whom it finds. */
export interface TickSearch {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly type: (typed: string) => void;
  /** Those who bear the name; `null`: none is looked for. */
  readonly hits: readonly DayRow[] | null;
  /** Who is alone there. */
  readonly only: DayRow | null;
  /** What Enter would do, in words. */
  readonly hint: string;
  readonly toggle: (id: string) => void;
  readonly press: (event: KeyboardEvent<HTMLElement>) => void;
}

interface TickRows {
  readonly rows: readonly DayRow[];
  readonly absent: ReadonlySet<string>;
  readonly onAbsent: (absent: ReadonlySet<string>) => void;
  readonly onSettle: () => void;
}

/** The keys of the list: Enter unticks who is alone, Escape gives the whole list back, and letters go to the field. */
export function useTickSearch({ rows, absent, onAbsent, onSettle }: TickRows): TickSearch {
  const t = useT();
  const enter = useKeyWords().ofChord('Enter');
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { list, focusWhenDrawn } = useTickFocus(typed);
  useLettersTo(useCallback(() => field.current, []));
  const found = useMemo(() => findByName(rows, typed), [rows, typed]);
  const isSearching = typed.trim() !== '';
  const only = isSearching && found.length === 1 ? (found[0] ?? null) : null;
  const hint = isSearching ? hintOf(found, absent, enter, t) : '';
  const toggle = (id: string): void => {
    const next = new Set(absent);
    if (!next.delete(id)) next.add(id);
    onAbsent(next);
  };
  /** The name is done with: the whole list again, and the next name can be typed. */
  const choose = (id: string): void => {
    toggle(id);
    setTyped('');
    field.current?.focus();
  };
  const leave = (at: string | null): void => {
    const back = at ?? found[0]?.card.id ?? rows[0]?.card.id ?? null;
    if (typed === '' && back !== null) {
      focusTick(list.current, back);
      return;
    }
    focusWhenDrawn(back);
    setTyped('');
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.shiftKey || event.nativeEvent.isComposing) return;
    const inField = event.target === field.current;
    const at = tickOf(event.target);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSettle();
    else if (event.ctrlKey || event.metaKey) return;
    else if (event.key === 'Enter' && inField && isSearching) {
      if (only === null) announce(hint);
      else choose(only.card.id);
    } else if (event.key === 'Enter' && at !== null && isSearching) choose(at);
    else if (event.key === 'Escape' && (inField || isSearching)) leave(at);
    else if (event.key === 'ArrowDown' && inField) list.current?.querySelector('input')?.focus();
    else return;
    event.preventDefault();
  };
  return { list, field, typed, type: setTyped, hits: isSearching ? found : null, only, hint, toggle, press };
}

interface TickFocus {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly focusWhenDrawn: (visitId: string | null) => void;
}

/** The first tick takes a focus that nobody has. @param typed what the list is cut to: it is drawn anew with each change */
function useTickFocus(typed: string): TickFocus {
  const list = useRef<HTMLDivElement>(null);
  /** The visit whose tick gets the focus once the list is drawn as it is wanted. */
  const wanted = useRef<string | null>(null);
  useStandStill(list);
  useEffect(() => {
    if (isFree()) list.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  useLayoutEffect(() => {
    const id = wanted.current;
    wanted.current = null;
    if (id !== null) focusTick(list.current, id);
  }, [typed]);
  return {
    list,
    focusWhenDrawn: (visitId) => {
      wanted.current = visitId;
    },
  };
}

function focusTick(list: HTMLElement | null, visitId: string): void {
  list?.querySelector<HTMLElement>(`[data-visit="${CSS.escape(visitId)}"] input`)?.focus();
}

/** Only where nobody has the focus, or the day as a whole, on which it waits. */
function isFree(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.id === 'board';
}

/** The visit whose tick it is; `null`: it is none. */
const tickOf = (target: EventTarget): string | null =>
  target instanceof HTMLElement && target.matches('input[type=checkbox]')
    ? (target.closest<HTMLElement>('[data-visit]')?.dataset['visit'] ?? null)
    : null;

function hintOf(
  hits: readonly DayRow[],
  absent: ReadonlySet<string>,
  enter: string,
  t: ReturnType<typeof useT>,
): string {
  const [first] = hits;
  if (first === undefined) return t('arrivals.end.noMatch');
  if (hits.length > 1) return t('arrivals.end.several', { count: hits.length, enter });
  const key = absent.has(first.card.id) ? 'arrivals.end.matchBack' : 'arrivals.end.match';
  return t(key, { enter, patient: nameOf(first.card, t) });
}
